package io.registrynotifier.testkit.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EnvelopeReader;
import io.registrynotifier.event.Limits;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One request as it came. Immutable by agreement: the body is handed out, not copied. */
public final class ReceivedRequest {
  private static final EnvelopeReader READER = new EnvelopeReader(Limits.DEFAULT);

  private final Instant at;
  private final String method;
  private final String path;
  private final Map<String, String> headers;
  private final byte[] body;

  ReceivedRequest(
      Instant at, String method, String path, Map<String, String> headers, byte[] body) {
    this.at = at;
    this.method = method;
    this.path = path;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /** When its last byte had come. */
  public Instant at() {
    return at;
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  /** By lower-case name; several lines of one name joined with {@code ", "}. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Not to be written to. */
  public byte[] body() {
    return body;
  }

  /** A header's value, empty where there is none. */
  public String header(String lowerCaseName) {
    return headers.getOrDefault(lowerCaseName, "");
  }

  /** The body as text. */
  public String text() {
    return new String(body, UTF_8);
  }

  /** The events of a body that is an envelope. */
  public List<CarriedEvent> events() {
    return READER.read(body, header("content-type"));
  }

  /** The ids of the events of a body that is an envelope. */
  public List<String> eventIds() {
    return events().stream().map(event -> event.attributes().id()).toList();
  }

  /** Names the request; not its headers, which may hold secrets. */
  @Override
  public String toString() {
    return method + " " + path + " of " + body.length + " bytes at " + at;
  }
}
