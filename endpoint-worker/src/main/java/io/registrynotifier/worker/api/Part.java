package io.registrynotifier.worker.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A part of an answer, or why it is missing: never half a picture in silence.
 *
 * @param problem in a line, for people; empty when there is a value
 */
record Part<T>(Optional<T> value, Optional<String> problem) {
  private static final Duration BOUND = Duration.ofSeconds(5);

  /** Waits for it within a bound; the future never fails. */
  static <T> CompletableFuture<Part<T>> of(String what, CompletableFuture<T> asked) {
    return asked
        .copy()
        .orTimeout(BOUND.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (value, failure) ->
                failure == null
                    ? new Part<>(Optional.of(value), Optional.empty())
                    : new Part<T>(Optional.empty(), Optional.of(problem(what, failure))));
  }

  /** All of them, when the last is there. */
  static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> parts) {
    return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
        .thenApply(done -> parts.stream().map(CompletableFuture::join).toList());
  }

  private static String problem(String what, Throwable failure) {
    return Refusals.unwrap(failure) instanceof TimeoutException
        ? what + ": no answer within " + BOUND.toSeconds() + " s"
        : Refusals.of(failure).detail();
  }
}
