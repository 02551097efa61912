package io.registrynotifier.benchmarks.micro;

import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.DeadLetter;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.DeliveryListener;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.dispatch.FlowListener;
import java.time.Duration;
import java.util.List;

/** Hears everything and does nothing. Thread-safe. */
final class Silent implements DeliveryListener, FlowListener {
  @Override
  public void taken(int events) {}

  @Override
  public void skippedDuplicate() {}

  @Override
  public void ended(Attempt attempt, Outcome outcome, Duration took) {}

  @Override
  public void retrying(List<Delivery> deliveries) {}

  @Override
  public void putAside(DeadLetter letter) {}

  @Override
  public void gaveUp(Outcome last) {}

  @Override
  public void recovered(int failedProbes) {}

  @Override
  public void parked() {}

  @Override
  public void hasRoom() {}

  @Override
  public void changed() {}
}
