package io.registrynotifier.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.registrynotifier.event.InvalidEnvelopeException.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken in, and what becomes of it; and bodies that are made to hurt. */
final class EnvelopeReaderTest {
  private static final String EVENT = "{\"id\":\"1\",\"action\":\"push\",\"target\":{}}";

  private final EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);

  @ParameterizedTest
  @ValueSource(strings = {"{}", " {\r\n} ", "{\"events\":[]}", "{\"other\":{\"events\":[1]}}"})
  void reader_readsNothing_whenThereIsNoEvent(String body) {
    // Given
    byte[] bytes = body.getBytes(UTF_8);

    // When
    List<CarriedEvent> events = reader.read(bytes, MediaTypes.EVENTS_V2);

    // Then
    assertThat(events).isEmpty();
  }

  @Test
  void reader_readsAttributes_whereverTheyStand() {
    // Given
    String body =
        """
        {"before": [{"id": "no"}], "events": [{
          "source": {"x": {"addr": "no"}, "addr": "registry:5000"},
          "target": {"references": [{"digest": "no", "mediaType": "no"}],
            "tag": "latest", "digest": "sha256:1", "repository": "a/b", "mediaType": "m/t"},
          "request": {"id": "no"},
          "timestamp": "2026-01-02T03:04:05.6Z", "action": "push", "id": "yes"
        }], "after": null}
        """;

    // When
    List<CarriedEvent> events =
        reader.read(body.getBytes(UTF_8), "Application/vnd.docker.distribution.events.V1+json;a=b");

    // Then
    assertThat(events)
        .singleElement()
        .extracting(CarriedEvent::attributes)
        .isEqualTo(
            new EventAttributes(
                "yes",
                "push",
                "m/t",
                "a/b",
                "latest",
                "sha256:1",
                "2026-01-02T03:04:05.6Z",
                "registry:5000",
                MediaTypes.EVENTS_V1));
  }

  @Test
  void reader_takesNullForAbsent_whereNothingIsRequired() {
    // Given
    String body =
        "{\"events\":[{\"id\":\"1\",\"action\":\"x\",\"timestamp\":null,\"source\":null,"
            + "\"target\":{\"repository\":null,\"tag\":null}}]}";

    // When
    List<CarriedEvent> events = reader.read(body.getBytes(UTF_8), MediaTypes.EVENTS_V2);

    // Then
    assertThat(events).singleElement().extracting(event -> event.attributes().key()).isEqualTo("1");
  }

  @Test
  void reader_carriesHalfAPair_butReplacesItInAttributes() {
    // Given
    String event =
        "{\"id\":\"\\ud800\",\"action\":\"\\udc00x\",\"target\":{\"tag\":\"\\ud83d\\ude00\"}}";

    // When
    List<CarriedEvent> events =
        reader.read(("{\"events\":[" + event + "]}").getBytes(UTF_8), MediaTypes.EVENTS_V2);

    // Then
    CarriedEvent carried = events.get(0);
    assertThat(new String(carried.json(), UTF_8)).isEqualTo(event);
    assertThat(carried.attributes().id()).isEqualTo("\uFFFD");
    assertThat(carried.attributes().action()).isEqualTo("\uFFFDx");
    assertThat(carried.attributes().tag()).isEqualTo("\ud83d\ude00");
  }

  @Test
  void reader_readsThemAll_whenTheLimitAllowsAHundredThousand() {
    // Given
    byte[] body = envelopeOf(100_000);
    EnvelopeReader patient = new EnvelopeReader(Limits.DEFAULT.withMaxEvents(100_000));

    // When
    List<CarriedEvent> events = patient.read(body, MediaTypes.EVENTS_V2);

    // Then
    assertThat(events).hasSize(100_000);
  }

  @Test
  void reader_refuses_whenThereAreAHundredThousandEvents() {
    // Given
    byte[] body = envelopeOf(100_000);

    // When
    Reason reason = refusal(body);

    // Then
    assertThat(reason).isEqualTo(Reason.TOO_MANY_EVENTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void reader_refuses_whenNestedAMillionTimes(String level) {
    // Given
    byte[] body = ("{\"a\":" + level.repeat(1_000_000)).getBytes(UTF_8);

    // When
    Reason reason = refusal(body);

    // Then
    assertThat(reason).isEqualTo(Reason.TOO_DEEP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "id"})
  void reader_refuses_whenATextHasFiveMegabytes(String member) {
    // Given
    String text = "x".repeat(5_000_000);
    String event = EVENT.replace("\"id\":\"1\"", "\"id\":\"1\",\"x\":\"\"");
    String larger =
        event.replaceFirst("\"" + member + "\":\"1?\"", "\"" + member + "\":\"" + text + "\"");

    // When
    Reason reason = refusal(("{\"events\":[" + larger + "]}").getBytes(UTF_8));

    // Then
    assertThat(reason).isEqualTo(Reason.EVENT_TOO_LARGE);
  }

  @Test
  void reader_refuses_whenANumberHasAMillionDigits() {
    // Given
    byte[] body = ("{\"a\":" + "1".repeat(1_000_000) + "}").getBytes(UTF_8);

    // When
    Reason reason = refusal(body);

    // Then
    assertThat(reason).isEqualTo(Reason.EVENT_TOO_LARGE);
  }

  @Test
  void reader_refuses_whenAnObjectHasAMillionMembers() {
    // Given
    StringBuilder body = new StringBuilder("{\"a\":{\"0\":0");
    for (int i = 1; i < 1_000_000; i++) {
      body.append(",\"").append(i).append("\":0");
    }

    // When
    Reason reason = refusal(body.append("}}").toString().getBytes(UTF_8));

    // Then
    assertThat(reason).isEqualTo(Reason.EVENT_TOO_LARGE);
  }

  private Reason refusal(byte[] body) {
    return catchThrowableOfType(
            InvalidEnvelopeException.class, () -> reader.read(body, MediaTypes.EVENTS_V2))
        .reason();
  }

  private static byte[] envelopeOf(int events) {
    return ("{\"events\":[" + (EVENT + ",").repeat(events - 1) + EVENT + "]}").getBytes(UTF_8);
  }
}
