package io.registrynotifier.producer.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.testkit.Quota;
import io.registrynotifier.testkit.TestBroker;
import io.registrynotifier.testkit.TestTopic;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that lets a client write only so much a second. */
final class BridgeQuotaIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final int EVENTS = 30;
  private static final int EVENT_BYTES = 10_000;
  private static final int BYTES_A_SECOND = 12_000;

  @TempDir private Path directory;

  private final AtomicInteger accepted = new AtomicInteger();
  private final Queue<HttpResponse<String>> refused = new ConcurrentLinkedQueue<>();

  @Test
  void bridge_asksForPatienceAndLosesNothing_whenItIsThrottled() {
    // Given
    try (TestBroker broker = TestBroker.own(directory);
        Bridge bridge = Bridge.start(broker.bootstrapServers(), "registry")) {
      await().atMost(SOON).until(bridge::isReady);
      Quota.WRITING.limit(broker.bootstrapServers(), BYTES_A_SECOND);

      // When
      ExecutorService registries = Executors.newFixedThreadPool(EVENTS);
      try {
        IntStream.range(0, EVENTS)
            .forEach(id -> registries.execute(() -> postUntilAccepted(bridge, id)));
        await().atMost(DEADLINE).until(() -> accepted.get() == EVENTS);
      } finally {
        registries.shutdownNow();
      }

      // Then
      assertThat(refused)
          .isNotEmpty()
          .allSatisfy(
              answer -> {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(answer.body()).contains("\"reason\":\"kafka_unavailable\"");
              });
      assertThat(written(broker))
          .containsAll(IntStream.range(0, EVENTS).mapToObj(Integer::toString).toList());
      Quota.WRITING.lift(broker.bootstrapServers());
      await().atMost(SOON).until(() -> bridge.post("later").statusCode() == 202);
      assertThat(bridge.isReady()).isTrue();
    }
  }

  /** As a registry does, which forgets an event only when it was taken. */
  private void postUntilAccepted(Bridge bridge, int id) {
    HttpResponse<String> answer = post(bridge, id);
    while (answer.statusCode() != 202 && !Thread.currentThread().isInterrupted()) {
      refused.add(answer);
      answer = post(bridge, id);
    }
    accepted.incrementAndGet();
  }

  private static HttpResponse<String> post(Bridge bridge, int id) {
    return bridge.postAsync(Integer.toString(id), "library/" + id, EVENT_BYTES).join();
  }

  private static Set<String> written(TestBroker broker) {
    return new TestTopic(broker.bootstrapServers(), "registry.events", Bridge.PARTITIONS)
        .readAll().stream()
            .map(record -> new String(record.headers().lastHeader("ce_id").value(), UTF_8))
            .collect(Collectors.toSet());
  }
}
