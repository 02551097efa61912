package io.registrynotifier.benchmarks.bench;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How a benchmark is run.
 *
 * @param events instead of the benchmark's own number
 * @param rounds how often each side has its turn
 * @param only the sides that take part; empty for all
 * @param peerConcurrency the threads of the peer, where a benchmark does not say itself
 * @param profiled whether the product's worker leaves a flight recording
 * @param directory where tables, plots and recordings go
 */
public record Settings(
    OptionalInt events,
    int rounds,
    Set<String> only,
    int peerConcurrency,
    boolean profiled,
    Path directory) {
  /** Copies the set and refuses what measures nothing. */
  public Settings {
    only = Set.copyOf(only);
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds " + rounds + ": expected 1 or more");
    }
    events.ifPresent(Settings::checkEvents);
  }

  private static void checkEvents(int events) {
    if (events < 1_000) {
      throw new IllegalArgumentException("events " + events + ": expected 1000 or more");
    }
  }

  boolean takesPart(String side) {
    return only.isEmpty() || only.contains(side);
  }
}
