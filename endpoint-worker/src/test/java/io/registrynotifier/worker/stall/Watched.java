package io.registrynotifier.worker.stall;

import io.registrynotifier.worker.consume.EndpointStatus;
import io.registrynotifier.worker.consume.LogEnds;
import io.registrynotifier.worker.consume.Pulse;
import io.registrynotifier.worker.dispatch.FlowState;
import io.registrynotifier.worker.dispatch.Progress;
import io.registrynotifier.worker.offset.Counts;
import io.registrynotifier.worker.offset.OffsetRanges;
import io.registrynotifier.worker.retry.Breaker;
import io.registrynotifier.worker.retry.RetryStates;
import io.registrynotifier.worker.retry.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An endpoint in a test's hands, and the watch that looks at it. Not thread-safe. */
final class Watched {
  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  static final Duration BOUND = Duration.ofMinutes(2);
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final StallWatch watch = new StallWatch(BOUND, TIMEOUT);
  private long seconds;
  private long turned;
  private long answered;
  boolean turning = true;
  boolean answering = true;
  boolean running = true;
  boolean full;
  Stop stop = Stop.NONE;
  int undone;
  int inFlight;
  int blockedLetters;
  long commitReady;
  long end;
  Optional<Instant> pausedUntil = Optional.empty();
  Optional<Instant> lastAttempt = Optional.empty();
  Optional<Instant> backsOffUntil = Optional.empty();

  Instant now() {
    return START.plusSeconds(seconds);
  }

  /** One look, so many seconds after the last. */
  Optional<Stall> after(long pass) {
    seconds += pass;
    turned = turning ? seconds : turned;
    answered = answering ? seconds : answered;
    return watch.look(
        new Sighting(
            nanos(seconds),
            now(),
            new Pulse(nanos(turned), nanos(answered), running, full),
            new EndpointStatus(
                flow(), new LogEnds("id", Map.of(0, end), Optional.empty()), Optional.empty())));
  }

  private FlowState flow() {
    Progress progress =
        new Progress(
            0,
            commitReady,
            commitReady + undone,
            OffsetRanges.EMPTY,
            undone,
            inFlight,
            Optional.empty(),
            RetryStates.NONE,
            Counts.NONE);
    return new FlowState(
        List.of(progress),
        Breaker.closed(),
        pausedUntil,
        stop,
        inFlight,
        blockedLetters,
        lastAttempt,
        backsOffUntil);
  }

  /** As a ticker does that passes from its highest number to its lowest. */
  private static long nanos(long seconds) {
    return Long.MAX_VALUE - Duration.ofMinutes(1).toNanos() + Duration.ofSeconds(seconds).toNanos();
  }
}
