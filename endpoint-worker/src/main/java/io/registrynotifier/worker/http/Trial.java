package io.registrynotifier.worker.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One test event's whole exchange with a receiver, the endpoint's secrets masked in all of it.
 *
 * @param eventId the test event's id
 * @param accepted whether the endpoint would count the answer as delivered
 * @param response what came back; empty when nothing usable did
 * @param error why not, in words
 */
public record Trial(
    String eventId,
    Request request,
    boolean accepted,
    Optional<Response> response,
    Optional<String> error,
    Duration took) {

  /** What was sent. */
  public record Request(String url, Map<String, List<String>> headers, String body) {}

  /** What came back: of the body the start. */
  public record Response(int status, Map<String, List<String>> headers, String body) {}
}
