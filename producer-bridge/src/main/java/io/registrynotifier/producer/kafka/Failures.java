package io.registrynotifier.producer.kafka;

import io.registrynotifier.sink.WriteFailedException;
import io.registrynotifier.sink.WriteFailedException.Reason;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** What Kafka's failures mean to whoever writes. Pure. */
final class Failures {
  private Failures() {}

  static WriteFailedException classify(String topic, Throwable failure) {
    return new WriteFailedException(
        reason(failure), "topic " + topic + ": not written: " + cause(failure), failure);
  }

  private static Reason reason(Throwable failure) {
    if (failure instanceof RecordTooLargeException
        || failure instanceof RecordBatchTooLargeException) {
      return Reason.EVENT_TOO_LARGE;
    }
    if (failure instanceof AuthorizationException || failure instanceof AuthenticationException) {
      return Reason.NOT_AUTHORISED;
    }
    if (isMissingTopic(failure) || isMissingTopic(failure.getCause())) {
      return Reason.MISSING;
    }
    return failure instanceof BufferExhaustedException ? Reason.OVERLOADED : Reason.UNAVAILABLE;
  }

  private static boolean isMissingTopic(@Nullable Throwable failure) {
    return failure instanceof UnknownTopicOrPartitionException
        || failure instanceof UnknownTopicIdException
        || failure instanceof InvalidTopicException;
  }

  /**
   * Whether the producer may never send again: all but what is known to concern one record or to
   * pass. Replacing a good producer costs little; keeping a bad one costs everything.
   */
  static boolean spoilTheProducer(Throwable failure) {
    return !(failure instanceof RetriableException
        || failure instanceof RecordTooLargeException
        || failure instanceof RecordBatchTooLargeException
        || failure instanceof InvalidRecordException
        || failure instanceof InvalidTopicException
        || failure instanceof PolicyViolationException
        || failure instanceof TopicAuthorizationException);
  }

  /** The innermost cause in one line; Kafka's messages hold no payload. */
  static String cause(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost.getClass().getSimpleName() + ": " + innermost.getMessage();
  }
}
