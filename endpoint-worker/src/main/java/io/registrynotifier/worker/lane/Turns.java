package io.registrynotifier.worker.lane;

/**
 * Numbers the turns of all lanes of one endpoint, whichever partitions they belong to: who came to
 * the row first goes first. Confined to its endpoint's flow.
 */
public final class Turns {
  private long given;

  /** From 1 on, each higher than the one before. */
  long next() {
    return ++given;
  }
}
