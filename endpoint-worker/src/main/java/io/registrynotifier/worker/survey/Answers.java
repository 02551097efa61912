package io.registrynotifier.worker.survey;

import io.registrynotifier.worker.consume.KafkaProblems;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.KafkaFuture;

/** Kafka's answers as futures, and their failures in words. */
final class Answers {
  private Answers() {}

  /** An answer; a refusal names what was asked for. */
  static <T> CompletableFuture<T> of(KafkaFuture<T> answer, String resource) {
    return answer
        .toCompletionStage()
        .exceptionally(KafkaProblems.naming(resource))
        .toCompletableFuture();
  }

  /** An answer as it leaves this package: it fails in words. */
  static <T> CompletableFuture<T> orUnavailable(CompletionStage<T> answer, String attempted) {
    return answer
        .exceptionally(
            failure -> {
              throw unavailable(attempted, failure);
            })
        .toCompletableFuture();
  }

  /** The caller's own mistakes stay what they are. */
  private static CompletionException unavailable(String attempted, Throwable failure) {
    Throwable cause = KafkaProblems.unwrap(failure);
    return new CompletionException(
        cause instanceof SurveyUnavailableException || cause instanceof IllegalArgumentException
            ? cause
            : new SurveyUnavailableException(
                attempted + ": " + KafkaProblems.describe(cause), cause));
  }
}
