package io.registrynotifier.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.registrynotifier.event.InvalidEnvelopeException.Reason;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the codec keeps, completes and refuses. */
final class EnvelopeCodecTest {
  @Test
  void codec_keepsUnknownMembers_atEveryLevel() {
    // Given
    String json =
        "{\"events\":[{\"id\":\"1\",\"timestamp\":\"0001-01-01T00:00:00Z\",\"action\":\"a\","
            + "\"target\":{\"mediaType\":\"\",\"digest\":\"\",\"size\":0,"
            + "\"platform\":{\"architecture\":\"\",\"os\":\"\",\"features\":[1.50]},"
            + "\"references\":[{\"mediaType\":\"\",\"digest\":\"\",\"size\":0,\"r\":1e400}],"
            + "\"t\":{\"b\":1,\"a\":[]}},"
            + "\"request\":{\"id\":\"\",\"method\":\"\",\"useragent\":\"\",\"q\":\"\\u00e9\"},"
            + "\"actor\":{\"c\":true},\"source\":{\"s\":null},\"e\":123456789012345678901}],"
            + "\"n\":\"<\"}";

    // When
    Envelope envelope = EnvelopeCodec.read(json.getBytes(UTF_8));

    // Then
    assertThat(new String(EnvelopeCodec.compact(envelope, Generation.V2), UTF_8)).isEqualTo(json);
    assertThat(envelope.events().get(0).unknown().jsonByName())
        .isEqualTo(Map.of("e", "123456789012345678901"));
  }

  @Test
  void codec_spreadsUnknownMembers_whenPretty() {
    // Given
    String pretty =
        """
        {
           "a": [],
           "b": {},
           "c": [
              [
                 "{, ]: \\" \\\\",
                 {
                    "d": -1.50E+3
                 }
              ],
              null
           ]
        }""";

    // When
    Envelope envelope = EnvelopeCodec.read(pretty.getBytes(UTF_8));

    // Then
    assertThat(new String(EnvelopeCodec.pretty(envelope, Generation.V1), UTF_8)).isEqualTo(pretty);
  }

  @Test
  void codec_completesWhatIsAbsent_asTheRegistrysReaderDoes() {
    // Given
    String json = "{\"id\":\"1\",\"action\":\"a\",\"target\":{\"tag\":null,\"urls\":null}}";

    // When
    Event event = EnvelopeCodec.readEvent(json.getBytes(UTF_8));

    // Then
    assertThat(event)
        .isEqualTo(
            Event.of(
                "1",
                Timestamps.ZERO,
                "a",
                Target.of(Descriptor.EMPTY, ""),
                Request.NONE,
                Actor.ANONYMOUS,
                Source.NONE));
  }

  @Test
  void codec_replacesHalfAPair_asTheRegistrysWriterDoes() {
    // Given
    Actor actor = Actor.of("a\ud800b\udc00");
    Event event =
        Event.of(
            "1",
            Timestamps.ZERO,
            "a",
            Target.of(Descriptor.EMPTY, ""),
            Request.NONE,
            actor,
            Source.NONE);

    // When
    String json = new String(EnvelopeCodec.compact(event, Generation.V1), UTF_8);

    // Then
    assertThat(json).contains("{\"name\":\"a\uFFFDb\uFFFD\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"timestamp":"s3cret"}                     | timestamp: expected a time as in RFC 3339
          {"target":{"size":"s3cret"}}               | target.size: expected a whole number, found a string
          {"target":{"size":1.0}}                    | target.size: expected a whole number, found a number
          {"target":{"length":9223372036854775808}}  | target.length: expected a whole number of 64 bits
          {"target":{"urls":["a",["s3cret"]]}}       | target.urls[1]: expected a string, found an array
          {"target":{"annotations":{"s3cret":1}}}    | target.annotations.*: expected a string, found a number
          {"target":{"platform":[]}}                 | target.platform: expected an object, found an array
          {"target":{"references":[null]}}           | target.references[0]: expected an object, found null
          {"request":"s3cret"}                       | request: expected an object, found a string
          {"request":{"useragent":1}}                | request.useragent: expected a string, found a number
          {"id":"s3cret","action":"s3cret"}          | expected the member target
          """)
  void codec_refusesEvent_whenAMemberHasTheWrongType(String json, String message) {
    // Given
    byte[] bytes = json.getBytes(UTF_8);

    // When
    InvalidEnvelopeException refusal =
        catchThrowableOfType(InvalidEnvelopeException.class, () -> EnvelopeCodec.readEvent(bytes));

    // Then
    assertThat(refusal).hasMessageStartingWith(message).hasNoCause();
    assertThat(refusal.reason()).isEqualTo(Reason.INVALID_EVENT);
    assertThat(refusal.toString()).doesNotContain("s3cret");
  }
}
