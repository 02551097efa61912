package io.registrynotifier.benchmarks.side;

/** Somebody who delivers a benchmark's events, in processes of its own. */
public interface Side {
  /** How it is called in tables and options. */
  String name();

  /** Starts it; it delivers until it is closed. */
  RunningSide start(Leg leg);
}
