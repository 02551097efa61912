package io.registrynotifier.worker.dispatch;

import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.DeadLetter;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.DeliveryListener;
import io.registrynotifier.worker.delivery.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a flow tells its listeners. Not thread-safe. */
final class Heard implements DeliveryListener, FlowListener {
  private final List<String> turns = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private int taken;
  private int skipped;
  private int retried;
  private int putAside;
  private int roomFreed;
  private int changes;

  /** {@code gave up}, {@code recovered}, {@code parked}. */
  List<String> turns() {
    return turns;
  }

  List<Outcome> outcomes() {
    return outcomes;
  }

  int taken() {
    return taken;
  }

  int skipped() {
    return skipped;
  }

  int retried() {
    return retried;
  }

  int putAside() {
    return putAside;
  }

  int changes() {
    return changes;
  }

  int roomFreed() {
    return roomFreed;
  }

  @Override
  public void taken(int events) {
    taken += events;
  }

  @Override
  public void skippedDuplicate() {
    skipped++;
  }

  @Override
  public void ended(Attempt attempt, Outcome outcome, Duration took) {
    outcomes.add(outcome);
  }

  @Override
  public void retrying(List<Delivery> deliveries) {
    retried += deliveries.size();
  }

  @Override
  public void putAside(DeadLetter letter) {
    putAside++;
  }

  @Override
  public void gaveUp(Outcome last) {
    turns.add("gave up");
  }

  @Override
  public void recovered(int failedProbes) {
    turns.add("recovered after " + failedProbes + " failed probes");
  }

  @Override
  public void parked() {
    turns.add("parked");
  }

  @Override
  public void hasRoom() {
    roomFreed++;
  }

  @Override
  public void changed() {
    changes++;
  }
}
