package io.registrynotifier.worker.dispatch;

import org.junit.jupiter.api.Test;

/** Nothing lost, nothing out of order, nothing repeated that was recorded, no limit exceeded. */
final class DispatcherSimulationTest {
  private static final int RUNS = 2_000;

  @Test
  void dispatcher_keepsItsPromises_inThousandsOfSeededLives() {
    for (long seed = 0; seed < RUNS; seed++) {
      // Given
      Simulation simulation = new Simulation(seed);

      // When
      // Then
      try {
        simulation.run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }
}
