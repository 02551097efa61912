package io.registrynotifier.system.kill;

import static org.awaitility.Awaitility.await;

import io.registrynotifier.testkit.guarantee.PublishedEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Several registries that post to the bridge at a steady rate; what they could not post while it
 * was away comes afterwards. Used by one test thread; acknowledgements are told on threads of its
 * own, those of one repository in their order.
 */
final class Publisher implements AutoCloseable {
  private static final int REGISTRIES = 4;
  private static final Duration PACE = Duration.ofMillis(60);
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final List<RegistryQueue> queues;
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(REGISTRIES);

  private Publisher(List<RegistryQueue> queues) {
    this.queues = queues;
  }

  /** Begins to publish. */
  static Publisher start(URI bridge, long seed, Consumer<PublishedEvent> acknowledged) {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    Publisher publisher =
        new Publisher(
            IntStream.range(0, REGISTRIES)
                .mapToObj(number -> new RegistryQueue(http, bridge, seed, number, acknowledged))
                .toList());
    publisher.queues.forEach(
        queue -> {
          var unused =
              publisher.threads.scheduleAtFixedRate(
                  queue::postNext, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
        });
    return publisher;
  }

  /** Publishes nothing more; returns when everything that was begun has been acknowledged. */
  void finish() {
    threads.shutdown();
    await().atMost(LIMIT).until(threads::isTerminated);
    await().atMost(LIMIT).until(() -> queues.stream().allMatch(RegistryQueue::retry));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
