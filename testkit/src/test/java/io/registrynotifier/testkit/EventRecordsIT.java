package io.registrynotifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EventAttributes;
import io.registrynotifier.event.MediaTypes;
import io.registrynotifier.topic.EventRecords;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The records of {@code common} through a real broker. */
final class EventRecordsIT {
  @Test
  void event_comesBackAsItWentAndStaysKept_whenItsRegistryWroteAZeroTime() {
    // Given
    EventAttributes attributes =
        new EventAttributes(
            "1",
            "delete",
            "",
            "library/test",
            "",
            "sha256:00",
            "0001-01-01T00:00:00Z",
            "[::1]:5000",
            MediaTypes.EVENTS_V1);
    CarriedEvent event = CarriedEvent.of(attributes, "{\"id\":\"1\"}".getBytes(UTF_8));
    TestTopic topic =
        TestTopic.create(SharedBroker.bootstrapServers(), SharedBroker.unique("zero-time"), 1);
    Instant before = Instant.now();

    // When
    topic.write(List.of(EventRecords.record(topic.name(), event)));

    // Then
    ConsumerRecord<byte[], byte[]> record = topic.read(1).get(0);
    assertThat(Instant.ofEpochMilli(record.timestamp()))
        .isBetween(before.minusMillis(1), Instant.now());
    assertThat(EventRecords.event(record)).map(CarriedEvent::attributes).contains(attributes);
    assertThat(EventRecords.event(record)).map(CarriedEvent::json).contains(event.json());
  }
}
