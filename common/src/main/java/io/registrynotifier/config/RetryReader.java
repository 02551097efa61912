package io.registrynotifier.config;

import io.registrynotifier.endpoint.Retry;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads when an endpoint is tried again: the registry's {@code backoff} and our {@code retry}. */
final class RetryReader {
  private static final Kind<Double> JITTER = Kinds.fraction();
  private static final Kind<OptionalInt> ATTEMPTS = Kinds.limit();
  private static final Kind<Optional<Duration>> AGE = Kinds.durationLimit();

  private RetryReader() {}

  static Retry read(Section endpoint) {
    Duration backoff = RegistryNumbers.duration(endpoint, "backoff", Retry.DEFAULT.backoff());
    Section retry = endpoint.section("retry");
    Retry read =
        new Retry(
            backoff,
            maxBackoff(retry, backoff),
            retry.value("jitter", Retry.DEFAULT.jitter(), JITTER),
            retry.value("attempts", Retry.DEFAULT.attempts(), ATTEMPTS),
            retry.value("age", Retry.DEFAULT.age(), AGE),
            retry.value("retryaftermax", Retry.DEFAULT.maxRetryAfter(), Kinds.POSITIVE_DURATION));
    retry.end();
    return read;
  }

  /** A registry's long backoff must not be refused for a default of ours that is shorter. */
  private static Duration maxBackoff(Section retry, Duration backoff) {
    Duration longest =
        retry.value(
            "maxbackoff", longer(Retry.DEFAULT.maxBackoff(), backoff), Kinds.POSITIVE_DURATION);
    if (longest.compareTo(backoff) < 0) {
      retry.error("maxbackoff", "found less than the backoff, expected at least as much");
    }
    return longer(longest, backoff);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
