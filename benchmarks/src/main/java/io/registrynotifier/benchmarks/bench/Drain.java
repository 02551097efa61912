package io.registrynotifier.benchmarks.bench;

import io.registrynotifier.benchmarks.receiver.ReceiverProcess;
import io.registrynotifier.benchmarks.result.Use;
import io.registrynotifier.benchmarks.side.RunningSide;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * Waits until all events have come, or nothing has come for a while; then a moment longer, so that
 * what is sent again is seen. Not thread-safe.
 */
final class Drain {
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration AFTER = Duration.ofSeconds(1);
  private static final Duration STUCK = Duration.ofSeconds(30);
  private static final Duration LIMIT = Duration.ofHours(2);

  private final ReceiverProcess receiver;
  private final String path;
  private final long events;
  private final long side;
  private final List<Use.Look> looks = new ArrayList<>();
  private long changedNanos = System.nanoTime();

  private Drain(ReceiverProcess receiver, String path, long events, long side) {
    this.receiver = receiver;
    this.path = path;
    this.events = events;
    this.side = side;
    this.looks.add(new Use.Look(0, changedNanos, Duration.ZERO, Duration.ZERO));
  }

  /** What was used until the last event came, as far as it could be seen. */
  static Use await(ReceiverProcess receiver, String path, long events, RunningSide side) {
    return await(receiver, path, events, side.pid());
  }

  /** The same for any process. */
  static Use await(ReceiverProcess receiver, String path, long events, long pid) {
    Drain drain = new Drain(receiver, path, events, pid);
    Awaitility.await().atMost(LIMIT).pollInterval(LOOK).until(drain::isOver);
    Awaitility.await().pollDelay(AFTER).until(() -> true);
    return new Use(drain.looks);
  }

  private boolean isOver() {
    long come = receiver.count(path);
    long now = System.nanoTime();
    if (come != looks.get(looks.size() - 1).come()) {
      changedNanos = now;
      cpu(side)
          .ifPresent(
              used ->
                  looks.add(
                      new Use.Look(come, now, used, cpu(receiver.pid()).orElse(Duration.ZERO))));
    }
    return come >= events || now - changedNanos > STUCK.toNanos();
  }

  private static Optional<Duration> cpu(long pid) {
    return ProcessHandle.of(pid).flatMap(process -> process.info().totalCpuDuration());
  }
}
