package io.registrynotifier.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.registrynotifier.event.InvalidEnvelopeException.Reason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of body that is no envelope: the reason, the place, and no word of the body. */
final class EnvelopeReaderRefusalTest {
  private static final String SECRET = "s3cret";
  private static final String GOOD =
      "{\"id\":\"1\",\"action\":\"push\",\"target\":{\"repository\":\"r\"}}";
  private static final Limits SMALL = new Limits(3, 500, 6, 10, 40, 30);

  private final EnvelopeReader reader = new EnvelopeReader(SMALL);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                 | NOT_JSON         | expected an object, found nothing
          ` `                                | NOT_JSON         | expected an object, found nothing
          s3cret                             | NOT_JSON         | expected JSON, found something else at byte
          {"events":[]                       | NOT_JSON         | expected JSON
          {"events":[],}                     | NOT_JSON         | expected JSON
          {'events':[]}                      | NOT_JSON         | expected JSON
          {"events":[]}s3cret                | NOT_JSON         | expected JSON
          {"events":[]} {}                   | NOT_JSON         | expected nothing after the end
          {"events":[]} "s3cret"             | NOT_JSON         | expected nothing after the end
          {"events":[]}]                     | NOT_JSON         | expected JSON
          {"a":/*s3cret*/1}                  | NOT_JSON         | expected JSON
          {"a":NaN}                          | NOT_JSON         | *: expected JSON
          {"a":01}                           | NOT_JSON         | *: expected JSON
          {"a":.5}                           | NOT_JSON         | *: expected JSON
          {"a":+5}                           | NOT_JSON         | *: expected JSON
          {"a":5.}                           | NOT_JSON         | *: expected JSON
          {"a":"s3cret\\x"}                  | NOT_JSON         | *: expected JSON
          {"a":"\\u12g4"}                    | NOT_JSON         | *: expected JSON
          {"a":trues3cret}                   | NOT_JSON         | *: expected JSON
          []                                 | NOT_AN_ENVELOPE  | expected an object, found an array
          "s3cret"                           | NOT_AN_ENVELOPE  | expected an object, found a string
          17                                 | NOT_AN_ENVELOPE  | expected an object, found a number
          true                               | NOT_AN_ENVELOPE  | expected an object, found a boolean
          null                               | NOT_AN_ENVELOPE  | expected an object, found null
          {"events":null}                    | NOT_AN_ENVELOPE  | events: expected an array, found null
          {"events":{"s3cret":1}}            | NOT_AN_ENVELOPE  | events: expected an array, found an object
          {"events":"s3cret"}                | NOT_AN_ENVELOPE  | events: expected an array, found a string
          {"events":[],"events":[]}          | DUPLICATE_MEMBER | events: expected the member once
          {"s3cret":1,"s3cret":2}            | DUPLICATE_MEMBER | *: expected the member once
          {"a":[{"s3cret":1,"s3cret":2}]}    | DUPLICATE_MEMBER | *[0].*: expected the member once
          {"a":[[[[[[1]]]]]]}                | TOO_DEEP         | expected at most 6 levels
          {"a":1234567890123456789012345678901} | EVENT_TOO_LARGE | *: expected at most
          """)
  void reader_refusesBody_whenItIsNoEnvelope(String body, Reason reason, String message) {
    // Given
    byte[] bytes = body.getBytes(UTF_8);

    // When
    InvalidEnvelopeException refusal = refusal(bytes);

    // Then
    assertRefusal(refusal, reason, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          null                                                | INVALID_EVENT    | events[1]: expected an object, found null
          []                                                  | INVALID_EVENT    | events[1]: expected an object, found an array
          "s3cret"                                            | INVALID_EVENT    | events[1]: expected an object, found a string
          {}                                                  | INVALID_EVENT    | events[1]: expected the member id
          {"id":"","action":"a","target":{}}                  | INVALID_EVENT    | events[1]: expected the member id
          {"id":null,"action":"a","target":{}}                | INVALID_EVENT    | events[1]: expected the member id
          {"id":"s3cret","target":{}}                         | INVALID_EVENT    | events[1]: expected the member action
          {"id":"s3cret","action":"","target":{}}             | INVALID_EVENT    | events[1]: expected the member action
          {"id":"s3cret","action":"a"}                        | INVALID_EVENT    | events[1]: expected the member target
          {"id":"s3cret","action":"a","target":null}          | INVALID_EVENT    | events[1].target: expected an object, found null
          {"id":"s3cret","action":"a","target":"s3cret"}      | INVALID_EVENT    | events[1].target: expected an object, found a string
          {"id":17}                                           | INVALID_EVENT    | events[1].id: expected a string, found a number
          {"id":{"s3cret":1}}                                 | INVALID_EVENT    | events[1].id: expected a string, found an object
          {"action":["s3cret"]}                               | INVALID_EVENT    | events[1].action: expected a string, found an array
          {"timestamp":1454968895}                            | INVALID_EVENT    | events[1].timestamp: expected a string, found a number
          {"target":{"repository":true}}                      | INVALID_EVENT    | events[1].target.repository: expected a string, found a boolean
          {"target":{"mediaType":0}}                          | INVALID_EVENT    | events[1].target.mediaType: expected a string
          {"target":{"tag":[]}}                               | INVALID_EVENT    | events[1].target.tag: expected a string
          {"target":{"digest":{}}}                            | INVALID_EVENT    | events[1].target.digest: expected a string
          {"source":"s3cret"}                                 | INVALID_EVENT    | events[1].source: expected an object
          {"source":{"addr":5}}                               | INVALID_EVENT    | events[1].source.addr: expected a string
          {"id":"s3cret","id":"s3cret"}                       | DUPLICATE_MEMBER | events[1].id: expected the member once
          {"id":"s3cret","\\u0069d":"s3cret"}                 | DUPLICATE_MEMBER | events[1].id: expected the member once
          {"target":{"tag":"a","s3cret":1,"tag":"b"}}         | DUPLICATE_MEMBER | events[1].target.tag: expected the member once
          {"request":{"s3cret":{"s3cret":1,"s3cret":2}}}      | DUPLICATE_MEMBER | events[1].request.*.*: expected the member once
          {"actor":{"name":"s3cret","name":"s3cret"}}         | DUPLICATE_MEMBER | events[1].actor.name: expected the member once
          {"x":{"x":{"x":[[1]]}}}                             | TOO_DEEP         | events[1].*.*.*[0]: expected at most 6 levels
          {"id":"0123456789012345678901234567890123456789s3cret"} | EVENT_TOO_LARGE | events[1].id: expected at most 40
          {"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1,"s3cret":1} | EVENT_TOO_LARGE | events[1].*: expected at most 10 members
          {"id":"s3cret                                       | NOT_JSON         | expected JSON
          """)
  void reader_refusesEnvelope_whenItsSecondEventIsBad(String event, Reason reason, String message) {
    // Given
    byte[] bytes = ("{\"events\":[" + GOOD + "," + event + "]}").getBytes(UTF_8);

    // When
    InvalidEnvelopeException refusal = refusal(bytes);

    // Then
    assertRefusal(refusal, reason, message);
  }

  @Test
  void reader_reads_whenEveryLimitIsReachedAndNoneExceeded() {
    // Given
    String full =
        "{\"id\":\"0123456789012345678901234567890123456789\",\"action\":\"a\",\"target\":{},"
            + "\"n\":123456789012345678901234567890,\"d\":{\"d\":{\"d\":1}},"
            + "\"a\":1,\"b\":1,\"c\":1,\"e\":1,\"f\":1}";
    String body = "{\"events\":[" + String.join(",", full, padded(500), GOOD) + "]}";

    // When
    List<CarriedEvent> events = reader.read(body.getBytes(UTF_8), MediaTypes.EVENTS_V2);

    // Then
    assertThat(events).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("notUtf8")
  void reader_refusesBytes_whenTheyAreNotUtf8(byte[] bytes, Reason reason, String message) {
    // Given
    // the bytes of the case

    // When
    InvalidEnvelopeException refusal = refusal(bytes);

    // Then
    assertRefusal(refusal, reason, message);
  }

  @Test
  void reader_refusesEnvelope_whenItHasOneEventTooMany() {
    // Given
    String body = "{\"events\":[" + String.join(",", GOOD, GOOD, GOOD, GOOD) + "]}";

    // When
    InvalidEnvelopeException refusal = refusal(body.getBytes(UTF_8));

    // Then
    assertRefusal(refusal, Reason.TOO_MANY_EVENTS, "events[3]: expected at most 3 events");
  }

  @Test
  void reader_refusesEvent_whenItHasOneByteTooMany() {
    // Given
    String fitting = padded(500);
    String larger = padded(501);

    // When
    InvalidEnvelopeException refusal =
        refusal(("{\"events\":[" + GOOD + "," + larger + "]}").getBytes(UTF_8));

    // Then
    assertRefusal(refusal, Reason.EVENT_TOO_LARGE, "events[1]: expected at most 500 bytes");
    assertThat(
            reader.read(("{\"events\":[" + fitting + "]}").getBytes(UTF_8), MediaTypes.EVENTS_V1))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``
          application/json
          text/plain; application/vnd.docker.distribution.events.v2+json
          application/vnd.docker.distribution.events.v3+json
          application/vnd.docker.distribution.events.v2+json2
          s3cret
          """)
  void reader_refusesContentType_whenItIsNoRegistrys(String contentType) {
    // Given
    byte[] body = "{}".getBytes(UTF_8);

    // When
    InvalidEnvelopeException refusal =
        catchThrowableOfType(InvalidEnvelopeException.class, () -> reader.read(body, contentType));

    // Then
    assertRefusal(refusal, Reason.MEDIA_TYPE, "content type: expected application/vnd.docker");
  }

  private static Stream<Arguments> notUtf8() {
    String body = "{\"a\":\"s3cret\u00e9\"}";
    return Stream.of(
        arguments(body.getBytes(ISO_8859_1), Reason.NOT_UTF8, "byte 12: expected UTF-8"),
        arguments(("\uFEFF" + body).getBytes(UTF_8), Reason.NOT_UTF8, "byte order mark"),
        arguments(body.getBytes(UTF_16BE), Reason.NOT_UTF8, "expected UTF-8"),
        arguments("{}".getBytes(UTF_16BE), Reason.NOT_JSON, "expected JSON"),
        arguments("{}".getBytes(UTF_16LE), Reason.NOT_JSON, "expected JSON"),
        arguments(inText(0xC0, 0x80), Reason.NOT_UTF8, "byte 6"),
        arguments(inText(0xED, 0xA0, 0x80), Reason.NOT_UTF8, "byte 6"),
        arguments(inText(0xF4, 0x90, 0x80, 0x80), Reason.NOT_UTF8, "byte 6"),
        arguments(inText(0xFF), Reason.NOT_UTF8, "byte 6"),
        arguments(inText(0xE2, 0x82), Reason.NOT_UTF8, "byte 6"),
        arguments(inText(0x01), Reason.NOT_JSON, "expected JSON"),
        arguments(inText(0x00), Reason.NOT_JSON, "expected JSON"));
  }

  private static byte[] inText(int... bytes) {
    StringBuilder latin = new StringBuilder("{\"a\":\"");
    for (int value : bytes) {
      latin.append((char) value);
    }
    return latin.append("s3cret\"}").toString().getBytes(ISO_8859_1);
  }

  /** An event of so many bytes, and white space that does not count. */
  private static String padded(int length) {
    String event = GOOD.substring(0, GOOD.length() - 1) + ",\"x\":\"\"}";
    String padding = "x".repeat(length - event.length());
    return event.replace("\"x\":\"\"", "  \"x\" : \"" + padding + "\"");
  }

  private InvalidEnvelopeException refusal(byte[] body) {
    return catchThrowableOfType(
        InvalidEnvelopeException.class, () -> reader.read(body, MediaTypes.EVENTS_V2));
  }

  private static void assertRefusal(
      InvalidEnvelopeException refusal, Reason reason, String message) {
    assertThat(refusal).isNotNull().hasMessageContaining(message).hasNoCause();
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.toString()).doesNotContain(SECRET);
  }
}
