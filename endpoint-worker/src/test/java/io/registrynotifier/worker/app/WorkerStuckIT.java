package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.endpoint.Start;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.ReceivedRequest;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import io.registrynotifier.worker.dispatch.Bounds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A repository that fails, with more events behind it than an endpoint takes in. */
final class WorkerStuckIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final int COMMON = Bounds.DEFAULT.maxRecords() / 2;
  private static final String STUCK = "stuck/app";

  private final SampleEvents samples = SampleEvents.seeded(11);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final String name = SharedBroker.unique("stuck");

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void repositoriesOfOtherPartitions_areDelivered_thoughOneThatFailsFillsTheEndpoint() {
    // Given
    receiver.answer(request -> isStuck(request) ? Answer.status(500) : Answer.OK);
    try (WorkerRun run = start();
        KafkaSide kafka = new KafkaSide(run.topic())) {
      run.publish(pushes(STUCK, Bounds.DEFAULT.maxRecords() + 500));
      await().atMost(DEADLINE).until(() -> taken(run) >= COMMON);

      // When
      String elsewhere = repositoryElsewhere(run, kafka);
      List<SampleEvent> some = pushes(elsewhere, 5);
      run.publish(some);
      await().atMost(DEADLINE).until(() -> receiver.acceptedIds().containsAll(ids(some)));
      List<SampleEvent> later = pushes(elsewhere, 5);
      run.publish(later);

      // Then
      List<String> ids = ids(later);
      await().atMost(DEADLINE).until(() -> receiver.acceptedIds().containsAll(ids));
      assertThat(receiver.acceptedIds()).endsWith(ids.toArray(String[]::new));
    }
  }

  /** The name of one whose events go elsewhere than those of the one that fails. */
  private String repositoryElsewhere(WorkerRun run, KafkaSide kafka) {
    return IntStream.range(0, 100)
        .mapToObj(i -> "healthy/app-" + i)
        .filter(
            repository -> {
              Map<TopicPartition, Long> before = kafka.ends();
              run.publish(pushes(repository, 1));
              return kafka.ends().entrySet().stream()
                  .filter(end -> !end.getValue().equals(before.get(end.getKey())))
                  .allMatch(end -> end.getValue() < COMMON);
            })
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ids(List<SampleEvent> events) {
    return events.stream().map(SampleEvent::id).toList();
  }

  private List<SampleEvent> pushes(String repository, int count) {
    return IntStream.range(0, count).mapToObj(i -> samples.push(repository, "t" + i)).toList();
  }

  private WorkerRun start() {
    return WorkerRun.start(
        SharedBroker.bootstrapServers(),
        name,
        Endpoints.of(name, receiver.url())
            .start(new Start.Earliest())
            .backoff(Duration.ofMinutes(10))
            .threshold(1_000)
            .make());
  }

  private double taken(WorkerRun run) {
    return run.metric("registry_notifications_events_total", "type", "Events", "endpoint", name);
  }

  private static boolean isStuck(ReceivedRequest request) {
    return request.events().stream()
        .anyMatch(event -> event.attributes().repository().equals(STUCK));
  }
}
