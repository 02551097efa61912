package io.registrynotifier.worker.app;

import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.Deliverer;
import io.registrynotifier.worker.delivery.Outcome;
import java.util.concurrent.CompletableFuture;

/** A deliverer that can become another one between two attempts. Thread-safe. */
final class SwitchedDeliverer implements Deliverer {
  private volatile Deliverer current;

  SwitchedDeliverer(Deliverer first) {
    this.current = first;
  }

  void become(Deliverer next) {
    current = next;
  }

  @Override
  public CompletableFuture<Outcome> deliver(Attempt attempt) {
    return current.deliver(attempt);
  }
}
