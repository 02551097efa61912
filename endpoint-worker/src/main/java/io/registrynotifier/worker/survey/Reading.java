package io.registrynotifier.worker.survey;

import io.registrynotifier.topic.ClientProperties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Where and how topics are read: tasks that block are run on an executor of their own. Thread-safe.
 *
 * @param kafka what every client starts from
 * @param executor its threads may block
 * @param nanoTime a monotonic ticker in nanoseconds
 */
record Reading(ClientProperties kafka, Executor executor, LongSupplier nanoTime) {
  /** Reads a topic. */
  <T> CompletableFuture<T> of(String topic, Function<LogReader, T> work) {
    return run(
        () -> {
          try (LogReader reader = open(topic)) {
            return work.apply(reader);
          }
        });
  }

  /** A reader for a task that runs here. */
  LogReader open(String topic) {
    return LogReader.open(kafka, topic, nanoTime);
  }

  /** Runs a task that may block. */
  <T> CompletableFuture<T> run(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, executor);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(
          new SurveyUnavailableException("too much is asked at once, or the worker ends", e));
    }
  }
}
