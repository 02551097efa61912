package io.registrynotifier.worker.consume;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Says in one line what is wrong with Kafka. */
final class KafkaProblems {
  private KafkaProblems() {}

  static String describe(Throwable failure) {
    Throwable cause = unwrap(failure);
    if (cause instanceof AuthorizationException) {
      return "not authorised: " + cause.getMessage();
    }
    if (cause instanceof AuthenticationException) {
      return "not authenticated";
    }
    if (cause instanceof UnknownTopicOrPartitionException) {
      return "topic missing";
    }
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  /** Whether the same client may simply ask again later. */
  static boolean mayPass(Throwable failure) {
    Throwable cause = unwrap(failure);
    return cause instanceof RetriableException
        || cause instanceof AuthorizationException
        || cause instanceof AuthenticationException;
  }

  static boolean isMissingTopic(Throwable failure) {
    return unwrap(failure) instanceof UnknownTopicOrPartitionException;
  }

  private static Throwable unwrap(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
