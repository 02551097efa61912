package io.registrynotifier.worker.consume;

import io.registrynotifier.topic.TopicProvisioningException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnreleasedInstanceIdException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Says in one line what is wrong with Kafka. Stateless. */
public final class KafkaProblems {
  private KafkaProblems() {}

  /** What is wrong, in one line. */
  public static String describe(Throwable failure) {
    Throwable cause = unwrap(failure);
    if (cause instanceof AuthorizationException) {
      return "not authorised: " + cause.getMessage();
    }
    if (cause instanceof AuthenticationException) {
      return "not authenticated: " + cause.getMessage();
    }
    if (cause instanceof UnsupportedVersionException) {
      return "kafka is too old: worker.groupprotocol consumer needs brokers with KIP-848 groups, set"
          + " it to classic; "
          + cause.getMessage();
    }
    if (cause instanceof FencedInstanceIdException) {
      return "another process has taken over as the same worker.instance";
    }
    if (cause instanceof UnreleasedInstanceIdException) {
      return "another process, or the one before, still counts as the same worker.instance";
    }
    if (cause instanceof UnknownTopicOrPartitionException) {
      return "topic missing";
    }
    if (cause instanceof TopicProvisioningException || cause instanceof NoLeaderException) {
      return String.valueOf(cause.getMessage());
    }
    if (cause instanceof TimeoutException) {
      return "no answer from kafka: " + cause.getMessage();
    }
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  /** Whether the same client may simply ask again later. */
  static boolean mayPass(Throwable failure) {
    return unwrap(failure) instanceof RetriableException;
  }

  /**
   * Whether it is a matter of rights, or of a broker's version, which an operator may change at any
   * time; a client that was refused does not always ask again, so another one must.
   */
  static boolean isRefusal(Throwable failure) {
    Throwable cause = unwrap(failure);
    return cause instanceof AuthorizationException
        || cause instanceof AuthenticationException
        || cause instanceof UnsupportedVersionException;
  }

  /** Names in a refusal what was asked for, which Kafka's administrator's answers do not. */
  public static <T> Function<Throwable, T> naming(String resource) {
    return failure -> {
      Throwable cause = unwrap(failure);
      throw new CompletionException(
          cause instanceof AuthorizationException
              ? new AuthorizationException(resource + ": " + cause.getMessage(), cause)
              : cause);
    };
  }

  /** Whether the group knows another member by the same instance. */
  static boolean isInstanceTaken(Throwable failure) {
    return isFenced(failure) || unwrap(failure) instanceof UnreleasedInstanceIdException;
  }

  /** Whether another member came with the same instance and took this one's place. */
  static boolean isFenced(Throwable failure) {
    return unwrap(failure) instanceof FencedInstanceIdException;
  }

  /** Whether a topic could not be looked at, or made, for want of a right. */
  static boolean isRefusedProvisioning(Throwable failure) {
    return unwrap(failure) instanceof TopicProvisioningException provisioning
        && provisioning.getCause() instanceof AuthorizationException;
  }

  /** Whether there is no such topic. */
  public static boolean isMissingTopic(Throwable failure) {
    return unwrap(failure) instanceof UnknownTopicOrPartitionException;
  }

  /** Whether there is no such group. */
  public static boolean isMissingGroup(Throwable failure) {
    return unwrap(failure) instanceof GroupIdNotFoundException;
  }

  /** What went wrong, without the futures that it came through. */
  public static Throwable unwrap(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
