package io.registrynotifier.producer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.registrynotifier.sink.WriteFailedException;
import io.registrynotifier.sink.WriteFailedException.Reason;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FailuresTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(new TimeoutException("no answer"), Reason.UNAVAILABLE, false),
        arguments(new NotEnoughReplicasException("one left"), Reason.UNAVAILABLE, false),
        arguments(new BufferExhaustedException("full"), Reason.OVERLOADED, false),
        arguments(new RecordTooLargeException("large"), Reason.EVENT_TOO_LARGE, false),
        arguments(new TopicAuthorizationException(Set.of("t")), Reason.NOT_AUTHORISED, false),
        arguments(
            new TimeoutException("not in metadata", new UnknownTopicOrPartitionException("t")),
            Reason.MISSING,
            false),
        arguments(new ClusterAuthorizationException("no"), Reason.NOT_AUTHORISED, true),
        arguments(new SaslAuthenticationException("no"), Reason.NOT_AUTHORISED, true),
        arguments(new OutOfOrderSequenceException("gap"), Reason.UNAVAILABLE, true),
        arguments(new InvalidProducerEpochException("old"), Reason.UNAVAILABLE, true),
        arguments(new ProducerFencedException("fenced"), Reason.UNAVAILABLE, true),
        arguments(new KafkaException("in an error state"), Reason.UNAVAILABLE, true),
        arguments(new IllegalStateException("closed"), Reason.UNAVAILABLE, true));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void failure_hasItsReason_andSpoilsTheProducerOrNot(
      Exception failure, Reason reason, boolean spoils) {
    // Given
    String topic = "registry.events";

    // When
    WriteFailedException classified = Failures.classify(topic, failure);

    // Then
    assertThat(classified.reason()).isEqualTo(reason);
    assertThat(classified).hasMessageStartingWith("topic registry.events: not written: ");
    assertThat(Failures.spoilTheProducer(failure)).isEqualTo(spoils);
  }
}
