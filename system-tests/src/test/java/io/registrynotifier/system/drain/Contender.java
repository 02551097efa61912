package io.registrynotifier.system.drain;

/** A process that a queue of the registry empties into, and the meter of that queue. */
record Contender(String name, Runnable freeze, Runnable thaw, DrainMeter meter) {
  /** Lets it go on, and says how many events a second it took. */
  double drain(long waiting) {
    thaw.run();
    return meter.measure(waiting);
  }
}
