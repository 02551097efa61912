package io.registrynotifier.standalone.demo;

import io.registrynotifier.event.Envelope;
import io.registrynotifier.event.EnvelopeCodec;
import io.registrynotifier.event.Event;
import io.registrynotifier.event.Generation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Posts events to the bridge as a registry does: one envelope each, in order. */
final class DemoRegistry {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI bridge;

  DemoRegistry(URI http) {
    this.bridge = http.resolve("/events");
  }

  /** Returns when the bridge has said that Kafka has it. */
  void send(Event event) {
    HttpRequest request =
        HttpRequest.newBuilder(bridge)
            .timeout(TIMEOUT)
            .header("Content-Type", Generation.V2.mediaType())
            .POST(
                BodyPublishers.ofByteArray(
                    EnvelopeCodec.pretty(Envelope.of(List.of(event)), Generation.V2)))
            .build();
    try {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new DemoException("the bridge answered " + status);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted");
    }
  }
}
