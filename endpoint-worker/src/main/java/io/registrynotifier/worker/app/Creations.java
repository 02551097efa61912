package io.registrynotifier.worker.app;

import java.time.Instant;
import java.util.function.Function;

/** When endpoints were made, as soon as there is somebody who knows. Thread-safe. */
final class Creations implements Function<String, Instant> {
  private volatile Function<String, Instant> known = name -> Instant.EPOCH;

  void askFromNowOn(Function<String, Instant> knowing) {
    known = knowing;
  }

  /** The epoch while that is not known. */
  @Override
  public Instant apply(String endpoint) {
    return known.apply(endpoint);
  }
}
