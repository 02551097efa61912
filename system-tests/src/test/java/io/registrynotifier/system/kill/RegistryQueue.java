package io.registrynotifier.system.kill;

import io.registrynotifier.testkit.guarantee.PublishedEvent;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Posts events as a registry does: one after the other, the same one again until it is
 * acknowledged. Confined to one thread at a time.
 */
final class RegistryQueue {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int REPOSITORIES = 12;

  private final HttpClient http;
  private final URI bridge;
  private final int number;
  private final Random random;
  private final SampleEvents samples;
  private final Consumer<PublishedEvent> acknowledged;
  private @Nullable SampleEvent pending;

  /** A queue with repositories of its own. */
  RegistryQueue(
      HttpClient http, URI bridge, long seed, int number, Consumer<PublishedEvent> acknowledged) {
    this.http = http;
    this.bridge = bridge;
    this.number = number;
    this.random = new Random(seed + number);
    this.samples = SampleEvents.seeded(seed + number);
    this.acknowledged = acknowledged;
  }

  /** Tries to post one event: that which was not acknowledged yet, or a new one. */
  void postNext() {
    if (pending == null) {
      pending = samples.push("team-" + number + "/app-" + random.nextInt(REPOSITORIES), "latest");
    }
    retry();
  }

  /** Tries to post what was not acknowledged yet; whether nothing is left. */
  boolean retry() {
    SampleEvent event = pending;
    if (event != null && isAcknowledged(event)) {
      pending = null;
      acknowledged.accept(new PublishedEvent(event.id(), event.repository(), event.sequence()));
    }
    return pending == null;
  }

  private boolean isAcknowledged(SampleEvent event) {
    HttpRequest request =
        HttpRequest.newBuilder(bridge)
            .timeout(TIMEOUT)
            .header("Content-Type", samples.mediaType())
            .POST(BodyPublishers.ofByteArray(SampleEvents.envelope(event)))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
