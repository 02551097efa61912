package io.registrynotifier.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EventAttributes;
import io.registrynotifier.event.MediaTypes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class EventRecordsTest {
  private static final byte[] JSON = "{\"id\":\"1\"}".getBytes(UTF_8);
  private static final long SEED = 20_261_122;
  private static final EventAttributes PUSH =
      new EventAttributes(
          "320678d8-ca14-430f-8bb6-4ca139cd83f7",
          "push",
          "application/vnd.oci.image.manifest.v1+json",
          "library/test",
          "latest",
          "sha256:0123456789abcdef0",
          "2026-03-09T14:44:26.402973972-08:00",
          "xtal.local:5000",
          MediaTypes.EVENTS_V1);

  @Test
  void record_carriesTheEventAsCloudEventsDo() {
    // Given
    CarriedEvent event = CarriedEvent.of(PUSH, JSON);

    // When
    ProducerRecord<byte[], byte[]> record = EventRecords.record("registry.events", event);

    // Then
    assertThat(record.topic()).isEqualTo("registry.events");
    assertThat(record.key()).isEqualTo("library/test".getBytes(UTF_8));
    assertThat(record.value()).isSameAs(JSON);
    assertThat(texts(record.headers()))
        .containsExactly(
            Map.entry("ce_specversion", "1.0"),
            Map.entry("ce_id", "320678d8-ca14-430f-8bb6-4ca139cd83f7"),
            Map.entry("ce_source", "//xtal.local:5000"),
            Map.entry("ce_type", "io.distribution.registry.push"),
            Map.entry("ce_subject", "library/test:latest"),
            Map.entry("ce_time", "2026-03-09T14:44:26.402973972-08:00"),
            Map.entry("ce_partitionkey", "library/test"),
            Map.entry("ce_action", "push"),
            Map.entry("ce_mediatype", "application/vnd.oci.image.manifest.v1+json"),
            Map.entry("ce_tag", "latest"),
            Map.entry("ce_digest", "sha256:0123456789abcdef0"),
            Map.entry("content-type", "application/json"),
            Map.entry("registry-envelope", MediaTypes.EVENTS_V1));
  }

  @Test
  void record_leavesOutWhatTheEventLacks() {
    // Given
    CarriedEvent event =
        CarriedEvent.of(
            new EventAttributes("7", "delete", "", "", "", "", "", "", MediaTypes.EVENTS_V2), JSON);

    // When
    ProducerRecord<byte[], byte[]> record = EventRecords.record("registry.events", event);

    // Then
    assertThat(record.key()).isEqualTo("7".getBytes(UTF_8));
    assertThat(texts(record.headers()))
        .containsExactly(
            Map.entry("ce_specversion", "1.0"),
            Map.entry("ce_id", "7"),
            Map.entry("ce_source", "urn:registry:unknown"),
            Map.entry("ce_type", "io.distribution.registry.delete"),
            Map.entry("ce_partitionkey", "7"),
            Map.entry("ce_action", "delete"),
            Map.entry("content-type", "application/json"),
            Map.entry("registry-envelope", MediaTypes.EVENTS_V2));
  }

  @ParameterizedTest
  @CsvSource(
      emptyValue = "",
      value = {
        "r/a, 1.0, sha256:1, r/a:1.0",
        "r/a, 1.0, '',       r/a:1.0",
        "r/a, '',  sha256:1, r/a@sha256:1",
        "r/a, '',  '',       r/a",
        "'',  1.0, sha256:1,"
      })
  void subject_namesTheMostThatIsKnown(
      String repository, String tag, String digest, String subject) {
    // Given
    EventAttributes attributes =
        new EventAttributes("1", "push", "", repository, tag, digest, "", "", MediaTypes.EVENTS_V2);

    // When
    ProducerRecord<byte[], byte[]> record =
        EventRecords.record("t", CarriedEvent.of(attributes, JSON));

    // Then
    assertThat(texts(record.headers()).get("ce_subject")).isEqualTo(subject);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0001-01-01T00:00:00Z
          1970-01-01T00:00:00Z
          2026-03-09T14:44:26.402973972-08:00
          yesterday
          """)
  void record_hasNoTimestampOfItsOwn_soThatRetentionGoesByTheProducersClock(String timestamp) {
    // Given
    CarriedEvent event = CarriedEvent.of(withTimestamp(timestamp), JSON);

    // When
    ProducerRecord<byte[], byte[]> record = EventRecords.record("t", event);

    // Then
    assertThat(record.timestamp()).isNull();
    assertThat(record.partition()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "absent",
      value = {
        "2026-03-09T14:44:26Z,                2026-03-09T14:44:26Z",
        "0001-01-01T00:00:00Z,                0001-01-01T00:00:00Z",
        "2026-03-09T14:44:26.123456789+05:30, 2026-03-09T14:44:26.123456789+05:30",
        "2026-03-09T14:44:26,                 absent",
        "2026-03-09T14:44Z,                   absent",
        "2026-02-30T14:44:26Z,                absent",
        "2026-03-09 14:44:26Z,                absent",
        "1741531466,                          absent"
      })
  void time_isSent_whenItIsRfc3339(String timestamp, String time) {
    // Given
    CarriedEvent event = CarriedEvent.of(withTimestamp(timestamp), JSON);

    // When
    ProducerRecord<byte[], byte[]> record = EventRecords.record("t", event);

    // Then
    assertThat(texts(record.headers()).get("ce_time")).isEqualTo(time);
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void attributes_comeBackAsTheyWent(EventAttributes attributes) {
    // Given
    ProducerRecord<byte[], byte[]> sent =
        EventRecords.record("t", CarriedEvent.of(attributes, JSON));

    // When
    Optional<CarriedEvent> received = EventRecords.event(received(sent));

    // Then
    assertThat(received).map(CarriedEvent::attributes).contains(attributes);
    assertThat(received).map(CarriedEvent::json).contains(JSON);
  }

  static Stream<EventAttributes> attributes() {
    Random random = new Random(SEED);
    return Stream.concat(Stream.of(PUSH), Stream.generate(() -> any(random)).limit(500));
  }

  @Test
  void foreignRecord_canBeDelivered_whenItHasNoHeaders() {
    // Given
    ConsumerRecord<byte[], byte[]> record = consumed("k".getBytes(UTF_8), JSON, noHeaders());

    // When
    EventAttributes attributes = EventRecords.attributes(record);

    // Then
    assertThat(attributes)
        .isEqualTo(
            new EventAttributes(
                "t/3/42", "unknown", "", "k", "", "", "", "", MediaTypes.EVENTS_V2));
    assertThat(attributes.key()).isEqualTo("k");
  }

  @Test
  void foreignRecord_canBeDelivered_whenItHasNeitherKeyNorUsefulHeaders() {
    // Given
    Headers headers =
        noHeaders()
            .add("ce_action", null)
            .add("ce_id", new byte[0])
            .add("ce_source", "https://elsewhere".getBytes(UTF_8))
            .add("other", new byte[] {(byte) 0xff});
    ConsumerRecord<byte[], byte[]> record = consumed(null, JSON, headers);

    // When
    EventAttributes attributes = EventRecords.attributes(record);

    // Then
    assertThat(attributes)
        .isEqualTo(
            new EventAttributes("t/3/42", "unknown", "", "", "", "", "", "", MediaTypes.EVENTS_V2));
    assertThat(attributes.key()).isEqualTo("t/3/42");
  }

  @Test
  void foreignRecord_keepsWhatItSays_whenItIsACloudEventOfSomebodyElse() {
    // Given
    Headers headers =
        noHeaders()
            .add("ce_id", "theirs".getBytes(UTF_8))
            .add("ce_mediatype", "a/b".getBytes(UTF_8));

    // When
    EventAttributes attributes = EventRecords.attributes(consumed(null, JSON, headers));

    // Then
    assertThat(attributes.id()).isEqualTo("theirs");
    assertThat(attributes.mediaType()).isEqualTo("a/b");
    assertThat(attributes.action()).isEqualTo("unknown");
  }

  @Test
  void record_isNoEvent_whenItHasNoValue() {
    // Given
    ConsumerRecord<byte[], byte[]> tombstone = consumed("k".getBytes(UTF_8), null, noHeaders());

    // When
    Optional<CarriedEvent> event = EventRecords.event(tombstone);

    // Then
    assertThat(event).isEmpty();
  }

  @Test
  void header_countsByItsLastValue_whenItStandsTwice() {
    // Given
    ProducerRecord<byte[], byte[]> sent = EventRecords.record("t", CarriedEvent.of(PUSH, JSON));
    sent.headers().add("ce_action", "pull".getBytes(UTF_8));

    // When
    EventAttributes attributes = EventRecords.attributes(received(sent));

    // Then
    assertThat(attributes.action()).isEqualTo("pull");
  }

  private static EventAttributes withTimestamp(String timestamp) {
    return new EventAttributes("1", "push", "", "r", "", "", timestamp, "", MediaTypes.EVENTS_V2);
  }

  private static EventAttributes any(Random random) {
    return new EventAttributes(
        "id" + text(random),
        "a" + text(random),
        text(random),
        text(random),
        text(random),
        text(random),
        random.nextBoolean() ? "" : "2026-03-09T14:44:26Z",
        text(random),
        random.nextBoolean() ? MediaTypes.EVENTS_V1 : MediaTypes.EVENTS_V2);
  }

  private static String text(Random random) {
    String letters = "ab:/@%[]. \u00e9\u20ac\ud83d\ude00".replace("\ud83d\ude00", "");
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(6); length > 0; length--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  private static Headers noHeaders() {
    return new ProducerRecord<byte[], byte[]>("t", JSON).headers();
  }

  private static Map<String, String> texts(Headers headers) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Header header : headers) {
      texts.put(header.key(), new String(header.value(), UTF_8));
    }
    return texts;
  }

  private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> sent) {
    return consumed(sent.key(), sent.value(), sent.headers());
  }

  private static ConsumerRecord<byte[], byte[]> consumed(
      byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    return new ConsumerRecord<>(
        "t", 3, 42, 0, TimestampType.CREATE_TIME, -1, -1, key, value, headers, Optional.empty());
  }
}
