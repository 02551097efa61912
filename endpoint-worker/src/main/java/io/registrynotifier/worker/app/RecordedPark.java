package io.registrynotifier.worker.app;

import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.dispatch.FlowListener;

/** Says so when an endpoint is parked, beside all that another listener does. */
final class RecordedPark implements FlowListener {
  private final FlowListener next;
  private final Runnable parked;

  RecordedPark(FlowListener next, Runnable parked) {
    this.next = next;
    this.parked = parked;
  }

  @Override
  public void gaveUp(Outcome last) {
    next.gaveUp(last);
  }

  @Override
  public void recovered(int failedProbes) {
    next.recovered(failedProbes);
  }

  @Override
  public void parked() {
    next.parked();
    parked.run();
  }

  @Override
  public void hasRoom() {
    next.hasRoom();
  }

  @Override
  public void changed() {
    next.changed();
  }
}
