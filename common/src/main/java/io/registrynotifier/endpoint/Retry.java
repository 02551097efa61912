package io.registrynotifier.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When an endpoint is tried again.
 *
 * @param backoff the wait after the first failed attempt, more than zero
 * @param maxBackoff the longest wait of the exponential schedule, at least {@code backoff}
 * @param jitter 0 to 1: the share of a wait that chance may add to it
 * @param attempts the attempts after which {@code reject} applies; empty for unlimited
 * @param age the age since the first failure after which {@code reject} applies; empty for
 *     unlimited
 * @param maxRetryAfter the longest {@code Retry-After} that is observed
 */
public record Retry(
    Duration backoff,
    Duration maxBackoff,
    double jitter,
    OptionalInt attempts,
    Optional<Duration> age,
    Duration maxRetryAfter) {
  /** For ever, one second to five minutes, a fifth of jitter, an hour of {@code Retry-After}. */
  public static final Retry DEFAULT =
      new Retry(
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          0.2,
          OptionalInt.empty(),
          Optional.empty(),
          Duration.ofHours(1));

  /** Refuses schedules that cannot work. */
  public Retry {
    requirePositive("backoff", backoff);
    if (maxBackoff.compareTo(backoff) < 0) {
      throw new IllegalArgumentException(
          "retry maxbackoff " + maxBackoff + ": expected at least the backoff " + backoff);
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("retry jitter " + jitter + ": expected 0 to 1");
    }
    if (attempts.isPresent() && attempts.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "retry attempts " + attempts.getAsInt() + ": expected 1 or more, or unlimited");
    }
    age.ifPresent(limit -> requirePositive("age", limit));
    requirePositive("retryaftermax", maxRetryAfter);
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("retry " + name + " " + value + ": expected more than 0");
    }
  }
}
