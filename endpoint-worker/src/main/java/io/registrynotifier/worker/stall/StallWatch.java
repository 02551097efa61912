package io.registrynotifier.worker.stall;

import io.registrynotifier.worker.dispatch.FlowState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether one endpoint has stalled: it has pending work, nothing that it has to wait for,
 * and has neither tried nor finished nor taken in anything for a bound; or its poll loop does not
 * turn. Not thread-safe.
 *
 * <p>A pause, a park, a breaker, a {@code Retry-After}, the wait before a retry and a request
 * within its timeout are reasons to wait. A dead letter that cannot be written is none: that is the
 * stall.
 */
final class StallWatch {
  private final Duration bound;
  private final Duration timeout;
  private @Nullable Movement movement;
  private long quietSinceNanos;
  private @Nullable Instant lettersBlockedSince;

  /**
   * Watches an endpoint.
   *
   * @param bound how long it may stand still
   * @param timeout how long one of its requests may take
   */
  StallWatch(Duration bound, Duration timeout) {
    this.bound = bound;
    this.timeout = timeout;
  }

  /** What the look says; empty when all is well. */
  Optional<Stall> look(Sighting seen) {
    noteLetters(seen);
    boolean moved = !Movement.of(seen.status().flow()).equals(movement);
    movement = Movement.of(seen.status().flow());
    if (moved || seen.status().pending() == 0 || hasToWait(seen)) {
      quietSinceNanos = seen.nanos();
    }
    return ofPulse(seen).or(() -> ofWork(seen));
  }

  private void noteLetters(Sighting seen) {
    if (seen.status().flow().blockedLetters() == 0) {
      lettersBlockedSince = null;
    } else if (lettersBlockedSince == null) {
      lettersBlockedSince = seen.at();
    }
  }

  private boolean hasToWait(Sighting seen) {
    FlowState flow = seen.status().flow();
    return flow.parked()
        || flow.paused()
        || flow.pausedUntil().filter(until -> until.isAfter(seen.at())).isPresent()
        || isAnswerDue(seen)
        || (flow.blockedLetters() == 0
            && flow.backsOffUntil().filter(until -> until.isAfter(seen.at())).isPresent());
  }

  /** Whatever is under way went out with the last attempt or before it. */
  private boolean isAnswerDue(Sighting seen) {
    FlowState flow = seen.status().flow();
    return flow.inFlight() > 0
        && flow.lastAttempt().filter(sent -> sent.plus(timeout).isAfter(seen.at())).isPresent();
  }

  private Optional<Stall> ofPulse(Sighting seen) {
    long turned = seen.pulse().turnedNanos();
    if (!seen.pulse().running()) {
      return Optional.of(stall(seen, turned, "its poll loop has ended"));
    }
    if (isPast(seen, turned)) {
      return Optional.of(stall(seen, turned, "its poll loop does not turn"));
    }
    long answered = seen.pulse().answeredNanos();
    return isPast(seen, answered)
        ? Optional.of(stall(seen, answered, "its flow does not answer"))
        : Optional.empty();
  }

  private Optional<Stall> ofWork(Sighting seen) {
    return isPast(seen, quietSinceNanos)
        ? Optional.of(stall(seen, quietSinceNanos, cause(seen)))
        : Optional.empty();
  }

  private String cause(Sighting seen) {
    FlowState flow = seen.status().flow();
    int undone = flow.partitions().stream().mapToInt(each -> each.undone()).sum();
    if (lettersBlockedSince != null) {
      return "a dead letter cannot be written since " + lettersBlockedSince;
    }
    if (flow.inFlight() > 0) {
      return "no answer ends the request of "
          + flow.lastAttempt().map(Instant::toString).orElse("before");
    }
    if (undone == 0) {
      return "none of " + seen.status().pending() + " pending events is read from Kafka";
    }
    return "none of "
        + undone
        + " deliveries is tried"
        + (seen.pulse().full() ? ", and no more are taken in" : "");
  }

  private boolean isPast(Sighting seen, long sinceNanos) {
    return seen.nanos() - sinceNanos >= bound.toNanos();
  }

  private static Stall stall(Sighting seen, long sinceNanos, String cause) {
    return new Stall(seen.at().minusNanos(seen.nanos() - sinceNanos), cause);
  }
}
