package io.registrynotifier.system.kill;

/** What a plan does to one of several things of a kind. */
enum Deed {
  /** {@code kill -9}. */
  KILL_WORKER,
  /** SIGTERM: it hands its partitions over. */
  STOP_WORKER,
  START_WORKER,
  /** {@code kill -9}. */
  KILL_BROKER,
  START_BROKER,
  /** The receiver answers otherwise from now on: see {@link Mood}. */
  CHANGE_MOOD
}
