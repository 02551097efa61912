package io.registrynotifier.producer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.sink.WriteFailedException;
import io.registrynotifier.sink.WriteFailedException.Reason;
import io.registrynotifier.topic.EventRecords;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RecordLimitTest {
  private static final CarriedEvent EVENT = Samples.event("7", "library/a");
  private static final ProducerRecord<byte[], byte[]> RECORD =
      EventRecords.record("registry.events", EVENT);

  static Stream<Arguments> limits() {
    return Stream.of(
        arguments(Map.of(), new RecordLimit("max.request.size", 1_048_576)),
        arguments(Map.of("max.request.size", "5000"), new RecordLimit("max.request.size", 5_000)),
        arguments(Map.of("buffer.memory", "5000"), new RecordLimit("buffer.memory", 5_000)),
        arguments(
            Map.of("max.request.size", "6000", "buffer.memory", "6000"),
            new RecordLimit("max.request.size", 6_000)),
        arguments(Map.of("interceptor.classes", "com.example.Shortening"), RecordLimit.NONE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("limits")
  void limit_isTheNarrowestOfTheProducer(Map<String, String> properties, RecordLimit expected) {
    // Given
    Map<String, Object> settings = ProducerSettings.of(properties);

    // When
    RecordLimit limit = RecordLimit.of(settings);

    // Then
    assertThat(limit).isEqualTo(expected);
  }

  @Test
  void event_isRefusedWithItsIdAndSizes_whenItsRecordIsAByteTooLarge() {
    // Given
    long bytes = RecordSize.of(RECORD);
    RecordLimit limit = new RecordLimit("max.request.size", bytes - 1);

    // When
    Optional<WriteFailedException> refusal = limit.refusal(EVENT, RECORD);

    // Then
    assertThat(refusal.map(WriteFailedException::reason)).contains(Reason.EVENT_TOO_LARGE);
    assertThat(refusal.flatMap(WriteFailedException::explanation))
        .contains(
            "event 7: expected a record of at most %d bytes (max.request.size), found %d"
                .formatted(bytes - 1, bytes));
  }

  @Test
  void event_isTaken_whenItsRecordIsAsLargeAsMayBe() {
    // Given
    RecordLimit limit = new RecordLimit("max.request.size", RecordSize.of(RECORD));

    // When
    Optional<WriteFailedException> refusal = limit.refusal(EVENT, RECORD);

    // Then
    assertThat(refusal).isEmpty();
  }
}
