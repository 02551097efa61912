package io.registrynotifier.worker.directory;

import io.registrynotifier.worker.directory.DirectoryException.Unavailable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What is wrong with Kafka, for the directory. */
final class Failures {
  private Failures() {}

  static Throwable unwrap(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  static String words(Throwable failure) {
    Throwable cause = unwrap(failure);
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof AuthorizationException) {
        return "not authorised: " + each.getMessage();
      }
    }
    if (cause instanceof AuthenticationException) {
      return "not authenticated: " + cause.getMessage();
    }
    if (cause instanceof UnknownTopicOrPartitionException) {
      return "topic missing";
    }
    if (cause instanceof TimeoutException
        || cause instanceof java.util.concurrent.TimeoutException) {
      return "no answer from kafka: " + cause.getMessage();
    }
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  /** Whether another writer came, so that trying again makes sense. */
  static boolean isFenced(Throwable failure) {
    Throwable cause = unwrap(failure);
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof ProducerFencedException
          || each instanceof InvalidProducerEpochException) {
        return true;
      }
    }
    return false;
  }

  /** What the caller is told. */
  static DirectoryException told(Throwable failure) {
    Throwable cause = unwrap(failure);
    return cause instanceof DirectoryException known
        ? known
        : new Unavailable("the endpoint directory cannot be written: " + words(cause), cause);
  }
}
