package io.registrynotifier.system.monitor;

import io.registrynotifier.event.MediaTypes;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Events for the bridge, twenty a second, whatever it answers. Confined to a thread of its own, but
 * for {@link #close}.
 */
final class Traffic implements AutoCloseable {
  private static final int REPOSITORIES = 24;
  private static final int MAX_UNDER_WAY = 30;
  private static final Duration INTERVAL = Duration.ofMillis(50);
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final HttpClient http = HttpClient.newHttpClient();
  private final SampleEvents events = SampleEvents.seeded(20_261_122);
  private final Semaphore underWay = new Semaphore(MAX_UNDER_WAY);
  private final URI bridge;
  private int sent;

  private Traffic(URI bridge) {
    this.bridge = bridge;
  }

  /** Begins at once. */
  static Traffic start(URI bridge) {
    Traffic traffic = new Traffic(bridge);
    var unused =
        traffic.thread.scheduleAtFixedRate(
            traffic::send, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    return traffic;
  }

  private void send() {
    if (underWay.tryAcquire()) {
      var unused =
          http.sendAsync(request(), BodyHandlers.discarding())
              .whenComplete((answer, failure) -> underWay.release());
    }
  }

  private HttpRequest request() {
    String event = events.push("team/app-" + sent++ % REPOSITORIES, "latest").json();
    return HttpRequest.newBuilder(bridge)
        .timeout(TIMEOUT)
        .header("Content-Type", MediaTypes.EVENTS_V2)
        .POST(BodyPublishers.ofString("{\"events\":[" + event + "]}"))
        .build();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
