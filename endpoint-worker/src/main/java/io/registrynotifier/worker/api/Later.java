package io.registrynotifier.worker.api;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request when its work is done, without holding a thread meanwhile, and no later than
 * after a bound. Stateless.
 *
 * <p>The answer is written on a server thread: a client that does not read must never keep the
 * thread that Kafka's answers come in.
 */
final class Later {
  /** Longer than anything behind it waits. */
  static final Duration BOUND = Duration.ofSeconds(20);

  private Later() {}

  static void answer(Context http, Supplier<CompletableFuture<Answer>> work) {
    answer(http, BOUND, work);
  }

  static void answer(Context http, Duration bound, Supplier<CompletableFuture<Answer>> work) {
    http.future(
        () -> {
          Executor serverThreads = http.req().getAsyncContext()::start;
          return begin(work)
              .orTimeout(bound.toMillis(), TimeUnit.MILLISECONDS)
              .handleAsync((answer, failure) -> answer(http, answer, failure), serverThreads);
        });
  }

  /** A future of its own, so that giving it up gives up nothing that others wait for. */
  private static CompletableFuture<Answer> begin(Supplier<CompletableFuture<Answer>> work) {
    try {
      return work.get().copy();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static @Nullable Void answer(
      Context http, @Nullable Answer answer, @Nullable Throwable failure) {
    if (answer != null) {
      answer.answer(http);
    } else if (failure != null) {
      Refusals.of(failure).answer(http);
    }
    return null;
  }
}
