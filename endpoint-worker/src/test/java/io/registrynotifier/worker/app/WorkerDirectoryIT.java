package io.registrynotifier.worker.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import io.registrynotifier.worker.directory.Activity;
import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.directory.EndpointDirectory;
import io.registrynotifier.worker.directory.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Endpoints that are changed while a worker delivers to them. */
final class WorkerDirectoryIT {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final OptionalLong ANY = OptionalLong.empty();

  private final SampleEvents samples = SampleEvents.seeded(4);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final WebhookReceiver other = WebhookReceiver.start();
  private String name = "";
  private String bystander = "";
  private WorkerRun run;

  @BeforeEach
  void start() {
    name = SharedBroker.unique("changing");
    bystander = SharedBroker.unique("bystander");
    run =
        WorkerRun.start(
            SharedBroker.bootstrapServers(),
            name,
            Endpoints.of(name, receiver.url()).timeout(Duration.ofSeconds(5)).make(),
            Endpoint.of(bystander, other.url().resolve("/bystander")));
    await().atMost(DEADLINE).until(run::isReady);
    await().atMost(DEADLINE).until(() -> entry().filter(it -> it.revision() >= 0).isPresent());
  }

  @AfterEach
  void close() {
    run.close();
    receiver.close();
    other.close();
  }

  private EndpointDirectory directory() {
    return run.app().directory();
  }

  private Optional<DirectoryEntry> entry() {
    return directory().snapshot().entry(name);
  }

  private DirectoryEntry order(Order order) {
    return directory().order(name, ANY, order).orTimeout(30, TimeUnit.SECONDS).join();
  }

  private DirectoryEntry change(String definition) {
    return directory()
        .change(name, definition, entry().orElseThrow().revision())
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
  }

  private List<SampleEvent> publish(int count) {
    List<SampleEvent> events =
        IntStream.range(0, count).mapToObj(i -> samples.push("library/test", "v" + i)).toList();
    run.publish(events);
    return events;
  }

  private static List<String> ids(List<SampleEvent> events) {
    return events.stream().map(SampleEvent::id).toList();
  }

  private double pending(String endpoint) {
    return run.metric("registry_notifications_pending", "endpoint", endpoint);
  }

  private List<String> acceptedAt(String path) {
    return other.requests().stream()
        .filter(request -> request.path().equals(path))
        .flatMap(request -> request.eventIds().stream())
        .toList();
  }

  @Test
  void changedUrl_isTriedNext_andNobodyElseIsDisturbed() {
    // Given
    receiver.answer(Answer.status(500));
    List<String> members;
    try (KafkaSide side = new KafkaSide(run.topic())) {
      members = List.copyOf(side.members(bystander));
      List<SampleEvent> events = publish(5);
      await().atMost(DEADLINE).until(() -> receiver.count() > 0);
      // When
      change("{url: '" + other.url().resolve("/moved") + "', backoff: 50ms, timeout: 5s}");
      // Then
      await().atMost(DEADLINE).until(() -> acceptedAt("/moved").equals(ids(events)));
      await().atMost(DEADLINE).until(() -> acceptedAt("/bystander").equals(ids(events)));
      assertThat(side.members(bystander)).containsExactlyInAnyOrderElementsOf(members);
    }
  }

  @Test
  void changedOrdering_drainsFirst_andLosesRepeatsAndReordersNothing() {
    // Given
    List<String> sent = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      sent.addAll(ids(publish(20)));
      // When
      change(
          "{url: '"
              + receiver.url()
              + "', ordering: "
              + (round % 2 == 0 ? "partition" : "key")
              + ", batch: {events: "
              + (round + 1)
              + "}}");
    }
    sent.addAll(ids(publish(20)));
    // Then
    await()
        .atMost(DEADLINE)
        .untilAsserted(() -> assertThat(receiver.acceptedIds()).isEqualTo(sent));
    await().atMost(DEADLINE).until(() -> pending(name) == 0);
  }

  @Test
  void pausedEndpoint_keepsItsGroupAndSendsNothing_untilItIsResumed() {
    // Given
    order(new Order.Pause("maintenance"));
    // When
    List<SampleEvent> events = publish(5);
    await().atMost(DEADLINE).until(() -> pending(name) == events.size());
    await().atMost(DEADLINE).until(() -> acceptedAt("/bystander").size() == events.size());
    // Then
    assertThat(receiver.count()).isZero();
    try (KafkaSide side = new KafkaSide(run.topic())) {
      assertThat(side.members(name)).isNotEmpty();
    }
    run.restart();
    await().atMost(DEADLINE).until(run::isReady);
    await().atMost(DEADLINE).until(() -> pending(name) == events.size());
    assertThat(receiver.count()).isZero();
    order(new Order.Resume());
    await().atMost(DEADLINE).until(() -> receiver.acceptedIds().equals(ids(events)));
  }

  @Test
  void goneReceiver_isRecorded_andStaysParkedOverARestart() {
    // Given
    receiver.answer(Answer.status(410));
    List<SampleEvent> events = publish(1);
    // When
    await()
        .atMost(DEADLINE)
        .until(() -> entry().filter(it -> it.activity() == Activity.PARKED).isPresent());
    // Then
    assertThat(entry().flatMap(DirectoryEntry::reason))
        .hasValueSatisfying(reason -> assertThat(reason).contains("410"));
    receiver.answer(Answer.OK);
    int tried = receiver.count();
    run.restart();
    await().atMost(DEADLINE).until(run::isReady);
    await().atMost(DEADLINE).until(() -> pending(name) == 1);
    assertThat(receiver.count()).isEqualTo(tried);
    order(new Order.Resume());
    await().atMost(DEADLINE).until(() -> receiver.acceptedIds().equals(ids(events)));
  }

  @Test
  void skippedEvent_isPutAsideWithTheReason_andTheOthersGoOn() {
    // Given
    List<SampleEvent> events =
        List.of(samples.push("library/test", "bad"), samples.push("library/test", "good"));
    receiver.answer(
        request ->
            request.eventIds().contains(events.get(0).id()) ? Answer.status(500) : Answer.OK);
    run.publish(events);
    await().atMost(DEADLINE).until(() -> receiver.count() > 0);
    int partition;
    long offset;
    try (KafkaSide side = new KafkaSide(run.topic())) {
      var at =
          run.topic().readAll().stream()
              .filter(record -> new String(record.value(), UTF_8).contains(events.get(0).id()))
              .findFirst()
              .orElseThrow();
      partition = at.partition();
      offset = at.offset();
      // When
      order(new Order.Skip(partition, offset, "nobody wants it"));
      // Then
      await().atMost(DEADLINE).until(() -> receiver.acceptedIds().contains(events.get(1).id()));
      await().atMost(DEADLINE).until(() -> side.lag(name) == 0);
    }
    TestTopic letters = new TestTopic(SharedBroker.bootstrapServers(), name + ".dead-letters", 3);
    assertThat(letters.read(1))
        .singleElement()
        .satisfies(
            letter ->
                assertThat(
                        new String(letter.headers().lastHeader("dead-letter-cause").value(), UTF_8))
                    .isEqualTo("skipped: nobody wants it"));
    assertThat(receiver.acceptedIds()).doesNotContain(events.get(0).id());
  }

  @Test
  void deletedEndpoint_losesItsGroupAndMetrics_andStartsAsNewWhenMadeAgain() {
    // Given
    publish(3);
    await().atMost(DEADLINE).until(() -> receiver.acceptedIds().size() == 3);
    await().atMost(DEADLINE).until(() -> pending(name) == 0);
    // When
    directory().delete(name, ANY).orTimeout(30, TimeUnit.SECONDS).join();
    await().atMost(DEADLINE).until(() -> entry().isEmpty());
    publish(2);
    // Then
    assertThat(
            run.metric(
                "registry_notifications_attempts_total", "outcome", "accepted", "endpoint", name))
        .isNaN();
    assertThat(pending(name)).isNaN();
    try (KafkaSide side = new KafkaSide(run.topic())) {
      assertThat(side.committed(name).values()).noneMatch(OffsetAndMetadata.class::isInstance);
    }
    directory()
        .create("{name: " + name + ", url: '" + other.url().resolve("/again") + "'}")
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
    await().atMost(DEADLINE).until(() -> pending(name) == 0);
    await().atMost(DEADLINE).until(run::isReady);
    List<SampleEvent> late = publish(1);
    await().atMost(DEADLINE).until(() -> acceptedAt("/again").equals(ids(late)));
  }

  @Test
  void disabledEndpoint_goesOnWhereItStood_whenItIsEnabled() {
    // Given
    publish(1);
    await().atMost(DEADLINE).until(() -> receiver.count() == 1);
    order(new Order.Disable("for now"));
    await().atMost(DEADLINE).until(() -> Double.isNaN(pending(name)));
    List<SampleEvent> missed = publish(3);
    // When
    order(new Order.Enable());
    // Then
    await()
        .atMost(DEADLINE)
        .until(() -> receiver.acceptedIds().stream().skip(1).toList().equals(ids(missed)));
  }
}
