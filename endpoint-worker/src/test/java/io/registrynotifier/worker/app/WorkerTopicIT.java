package io.registrynotifier.worker.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Start;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to the events topic, and what stands on it. */
final class WorkerTopicIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final SampleEvents samples = SampleEvents.seeded(4);
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final String name = SharedBroker.unique("topic");
  private final TestTopic topic =
      TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 1);
  private final KafkaSide kafka = new KafkaSide(topic);

  @AfterEach
  void close() {
    kafka.close();
    receiver.close();
  }

  @ParameterizedTest
  @EnumSource
  void newEndpoint_beginsAtTheOldestEvent_whenItsStartIsEarliest(GroupProtocol protocol) {
    // Given
    List<SampleEvent> before = publish(3);
    // When
    try (WorkerRun run = start(protocol, new Start.Earliest())) {
      await().atMost(DEADLINE).until(() -> run.isReady() && kafka.lag(name) == 0);
      // Then
      assertThat(receiver.acceptedIds()).containsExactlyInAnyOrderElementsOf(ids(before));
    }
  }

  @ParameterizedTest
  @EnumSource
  void newEndpoint_beginsBehindTheNewestEvent_whenItsStartIsLatest(GroupProtocol protocol) {
    // Given
    publish(3);
    try (WorkerRun run = start(protocol, new Start.Latest())) {
      await().atMost(DEADLINE).until(run::isReady);
      // When
      List<SampleEvent> after = publish(2);
      await().atMost(DEADLINE).until(() -> kafka.lag(name) == 0);
      // Then
      assertThat(receiver.acceptedIds()).containsExactlyInAnyOrderElementsOf(ids(after));
    }
  }

  @ParameterizedTest
  @EnumSource
  void newEndpoint_beginsAtATime_whenItsStartIsOne(GroupProtocol protocol) {
    // Given
    publish(3);
    Instant lastBefore = Instant.now();
    await().until(() -> Instant.now().isAfter(lastBefore.plusMillis(5)));
    Instant time = Instant.now();
    List<SampleEvent> after = publish(2);
    // When
    try (WorkerRun run = start(protocol, new Start.At(time))) {
      await().atMost(DEADLINE).until(() -> run.isReady() && kafka.lag(name) == 0);
      // Then
      assertThat(receiver.acceptedIds()).containsExactlyInAnyOrderElementsOf(ids(after));
    }
  }

  @ParameterizedTest
  @EnumSource
  void newPartitions_beginAtTheirBeginning(GroupProtocol protocol) {
    // Given
    Map<String, String> quick = Map.of("metadata.max.age.ms", "1000");
    try (WorkerRun run =
        WorkerRun.on(topic, protocol, quick, Endpoints.of(name, receiver.url()).make())) {
      await().atMost(DEADLINE).until(() -> partitions(run) == 1);
      // When
      kafka.morePartitions(4);
      List<SampleEvent> events = samples.pushes(40, 20);
      run.publish(events);
      // Then
      await()
          .atMost(DEADLINE)
          .untilAsserted(
              () ->
                  assertThat(receiver.acceptedIds())
                      .containsExactlyInAnyOrderElementsOf(ids(events)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void lostEvents_areCountedExactly_whenRetentionOverrunsAStoppedWorker(GroupProtocol protocol) {
    // Given
    try (WorkerRun run = start(protocol, new Start.Latest())) {
      await().atMost(DEADLINE).until(() -> partitions(run) == 1);
      publish(4);
      await().atMost(DEADLINE).until(() -> kafka.lag(name) == 0);
      run.app().close();
      List<SampleEvent> later = publish(10);
      kafka.deleteBefore(0, 11);
      // When
      try (WorkerRun next = run.another()) {
        await().atMost(DEADLINE).until(() -> next.isReady() && kafka.lag(name) == 0);
        // Then
        assertThat(next.metric("registry_notifications_lost_total", "endpoint", name)).isEqualTo(7);
        assertThat(receiver.acceptedIds().stream().skip(4).toList())
            .containsExactlyInAnyOrderElementsOf(ids(later.subList(7, 10)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void lostEvents_doNotIncludeDeliveredOnes_whenRetentionOverrunsThemToo(GroupProtocol protocol) {
    // Given
    receiver.answer(
        request ->
            request.events().get(0).attributes().repository().equals("team/bad")
                ? Answer.status(500)
                : Answer.OK);
    try (WorkerRun run = start(protocol, new Start.Latest())) {
      await().atMost(DEADLINE).until(() -> partitions(run) == 1);
      run.publish(List.of(samples.push("team/bad", "v1")));
      publish(5);
      await().atMost(DEADLINE).until(() -> receiver.acceptedIds().size() == 5);
      run.app().close();
      kafka.deleteBefore(0, 6);
      // When
      try (WorkerRun next = run.another()) {
        await().atMost(DEADLINE).until(() -> next.isReady() && kafka.lag(name) == 0);
        // Then
        assertThat(next.metric("registry_notifications_lost_total", "endpoint", name)).isEqualTo(1);
        assertThat(receiver.acceptedIds()).hasSize(5);
      }
    }
  }

  /** Kafka forgets the group's offsets with the topic, so the endpoint begins like a new one. */
  @ParameterizedTest
  @EnumSource
  void delivery_beginsAnew_whenTheTopicIsMadeAgainWhileTheWorkerIsStopped(GroupProtocol protocol) {
    // Given
    try (WorkerRun run = start(protocol, new Start.Earliest())) {
      await().atMost(DEADLINE).until(run::isReady);
      publish(5);
      await().atMost(DEADLINE).until(() -> kafka.lag(name) == 0);
      run.app().close();
      makeTopicAgain();
      List<SampleEvent> events = publish(8);
      // When
      try (WorkerRun next = run.another()) {
        await().atMost(DEADLINE).until(() -> next.isReady() && kafka.lag(name) == 0);
        // Then
        assertThat(receiver.acceptedIds()).hasSize(13).containsAll(ids(events));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void delivery_goesOn_whenTheTopicIsDeletedUnderTheWorker(GroupProtocol protocol) {
    // Given
    Map<String, String> quick = Map.of("metadata.max.age.ms", "1000");
    try (WorkerRun run =
        WorkerRun.on(topic, protocol, quick, Endpoints.of(name, receiver.url()).make())) {
      await().atMost(DEADLINE).until(() -> partitions(run) == 1);
      publish(5);
      await().atMost(DEADLINE).until(() -> kafka.lag(name) == 0);
      // When
      kafka.deleteTopic();
      await().atMost(DEADLINE).ignoreExceptions().until(() -> kafka.ends().containsValue(0L));
      List<SampleEvent> events = publish(8);
      // Then
      await()
          .atMost(DEADLINE)
          .untilAsserted(() -> assertThat(receiver.acceptedIds()).containsAll(ids(events)));
    }
  }

  /** What is asked of partitions that are no more is not answered, and must not keep a turn. */
  @ParameterizedTest
  @EnumSource
  void delivery_goesOn_whenTheTopicIsMadeAgainWithFewerPartitions(GroupProtocol protocol) {
    // Given
    Map<String, String> quick = Map.of("metadata.max.age.ms", "1000");
    kafka.morePartitions(4);
    try (WorkerRun run =
        WorkerRun.on(topic, protocol, quick, Endpoints.of(name, receiver.url()).make())) {
      await().atMost(DEADLINE).until(() -> partitions(run) == 4);
      publish(20);
      await().atMost(DEADLINE).until(() -> receiver.acceptedIds().size() == 20);
      // When
      kafka.deleteTopic();
      await().atMost(DEADLINE).ignoreExceptions().until(() -> kafka.ends().containsValue(0L));
      List<SampleEvent> events = publish(8);
      // Then
      await()
          .atMost(DEADLINE)
          .untilAsserted(() -> assertThat(receiver.acceptedIds()).containsAll(ids(events)));
      await().atMost(DEADLINE).until(() -> partitions(run) == 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void delivery_goesOnWhereTheGroupStands_whenItsMetadataIsForeign(GroupProtocol protocol) {
    // Given
    List<SampleEvent> events = publish(6);
    kafka.commit(name, 0, new OffsetAndMetadata(2, "rn1:of somebody else"));
    // When
    try (WorkerRun run = start(protocol, new Start.Earliest())) {
      await().atMost(DEADLINE).until(() -> run.isReady() && kafka.lag(name) == 0);
      // Then
      assertThat(receiver.acceptedIds())
          .containsExactlyInAnyOrderElementsOf(ids(events.subList(2, 6)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void lag_reachesZero_whenForeignRecordsAndTransactionsStandOnTheTopic(GroupProtocol protocol) {
    // Given
    SampleEvent event = samples.push("library/a", "v1");
    try (WorkerRun run = start(protocol, new Start.Latest())) {
      await().atMost(DEADLINE).until(run::isReady);
      // When
      topic.write(List.of(new ProducerRecord<>(topic.name(), bytes("key"), null)));
      topic.write("library/foreign", "{\"id\":\"foreign\"}");
      run.publish(List.of(event));
      transaction("committed", true);
      transaction("aborted", false);
      // Then
      await().atMost(DEADLINE).until(() -> kafka.lag(name) == 0);
      await()
          .atMost(DEADLINE)
          .until(() -> run.metric("registry_notifications_pending", "endpoint", name) == 0);
      assertThat(receiver.requests())
          .extracting(request -> request.text())
          .containsExactlyInAnyOrder(
              "{\"events\":[{\"id\":\"foreign\"}]}",
              "{\"events\":[" + event.json() + "]}",
              "{\"events\":[{\"id\":\"committed\"}]}");
    }
  }

  /** A topic may have been compacted before it was made one for events. */
  @ParameterizedTest
  @EnumSource
  void lag_reachesZero_whenCompactionLeftGaps(GroupProtocol protocol) {
    // Given
    kafka.compactSoon();
    publish(30);
    await().atMost(DEADLINE).until(this::isCompactedBehindOneMore);
    kafka.compactNoMore();
    publish(2);
    List<String> left = topic.readAll().stream().map(WorkerTopicIT::id).toList();
    // When
    try (WorkerRun run = start(protocol, new Start.Earliest())) {
      await().atMost(DEADLINE).until(() -> run.isReady() && kafka.lag(name) == 0);
      // Then
      assertThat(receiver.acceptedIds()).containsExactlyInAnyOrderElementsOf(left);
      assertThat(run.metric("registry_notifications_lost_total", "endpoint", name)).isZero();
    }
  }

  /** Only what stands before the newest segment is ever compacted. */
  private boolean isCompactedBehindOneMore() {
    publish(1);
    List<ConsumerRecord<byte[], byte[]>> left = topic.readAll();
    return left.size() < 20 && left.get(left.size() - 1).offset() > left.size();
  }

  private static String id(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.headers().lastHeader("ce_id").value(), UTF_8);
  }

  private void makeTopicAgain() {
    kafka.deleteTopic();
    await()
        .atMost(DEADLINE)
        .ignoreExceptionsMatching(failure -> true)
        .until(
            () -> {
              TestTopic.create(topic.bootstrapServers(), topic.name(), 1);
              return true;
            });
  }

  private void transaction(String id, boolean commit) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", topic.bootstrapServers(), "transactional.id", name + id);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      var unused =
          producer.send(
              new ProducerRecord<>(topic.name(), bytes(id), bytes("{\"id\":\"" + id + "\"}")));
      producer.flush();
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private List<SampleEvent> publish(int count) {
    List<SampleEvent> events = samples.pushes(count, 3);
    WorkerRun.publish(topic, events);
    return events;
  }

  private static List<String> ids(List<SampleEvent> events) {
    return events.stream().map(SampleEvent::id).toList();
  }

  private WorkerRun start(GroupProtocol protocol, Start start) {
    return WorkerRun.on(
        topic, protocol, Map.of(), Endpoints.of(name, receiver.url()).start(start).make());
  }

  private double partitions(WorkerRun run) {
    return run.metric("registry_notifications_partitions_assigned", "endpoint", name);
  }
}
