package io.registrynotifier.worker.stall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.testkit.SharedBroker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Poll loops that do not turn any more, over a real broker. */
final class StallIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration BOUND = Duration.ofSeconds(2);

  private final String name = SharedBroker.unique("stall");

  @Test
  void stall_isSeenWhileThePollLoopHangs_andEndsWithIt() {
    // Given
    CountDownLatch hanging = new CountDownLatch(1);
    try (StallRun run = StallRun.start(name, BOUND, () -> waitFor(hanging))) {

      // When
      await().atMost(DEADLINE).until(() -> run.stall().isPresent());
      Optional<Stall> seen = run.stall();
      hanging.countDown();

      // Then
      assertThat(seen.map(Stall::cause)).contains("its poll loop does not turn");
      await().atMost(DEADLINE).until(() -> run.stall().isEmpty());
      assertThat(run.stalls().problem()).isEmpty();
    }
  }

  /** A poll waits for up to five seconds while nothing happens. */
  @Test
  void endpoint_hasNotStalled_whileItsPollWaitsForLongerThanTheBound() {
    // Given
    CountDownLatch assigned = new CountDownLatch(1);
    try (StallRun run = StallRun.start(name, BOUND, assigned::countDown)) {

      // When
      await().atMost(DEADLINE).until(() -> assigned.getCount() == 0);

      // Then
      await().during(BOUND.multipliedBy(4)).atMost(DEADLINE).until(() -> run.stall().isEmpty());
    }
  }

  @Test
  void stall_isSeen_whenThePollThreadHasEnded() {
    // Given
    AtomicBoolean ended = new AtomicBoolean();
    Runnable worse =
        () -> {
          if (ended.compareAndSet(false, true)) {
            throw new LinkageError("a defect that ends the thread, as this test wants it");
          }
        };

    // When
    try (StallRun run = StallRun.start(name, BOUND, worse)) {
      await().dontCatchUncaughtExceptions().atMost(DEADLINE).until(() -> run.stall().isPresent());

      // Then
      assertThat(run.stall().map(Stall::cause)).contains("its poll loop has ended");
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
