package io.registrynotifier.producer.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.kafka.common.acl.AclPermissionType.ALLOW;
import static org.apache.kafka.common.acl.AclPermissionType.DENY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.testkit.TestBroker;
import io.registrynotifier.testkit.TestTopic;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Kafka goes through, as a registry sees it. */
final class BridgeAppIT {
  private static final String EVENTS = "registry.events";
  private static final Duration SOON = Duration.ofSeconds(40);

  @TempDir private Path directory;

  @Test
  void event_isARecordOfItsRepository_whenItIsAnsweredWithSuccess() {
    // Given
    try (TestBroker broker = TestBroker.own(directory);
        Bridge bridge = start(broker)) {
      await().atMost(SOON).until(bridge::isReady);

      // When
      HttpResponse<String> answer = bridge.post("1");

      // Then
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(read(broker, 1))
          .singleElement()
          .satisfies(
              record -> {
                assertThat(new String(record.key(), UTF_8)).isEqualTo("library/a");
                assertThat(idOf(record)).isEqualTo("1");
              });
      assertThat(bridge.metrics())
          .contains(
              "registry_notifications_bridge_events_total{result=\"published\",} 1.0",
              "registry_notifications_bridge_publish_seconds_count 1.0");
    }
  }

  @Test
  void events_ofARepositoryStayInOrder_whenManyRepositoriesPostAtOnce() {
    // Given
    try (TestBroker broker = TestBroker.own(directory);
        Bridge bridge = start(broker)) {
      await().atMost(SOON).until(bridge::isReady);

      // When
      CompletableFuture<?>[] registries =
          IntStream.range(0, 20)
              .mapToObj(repository -> postInTurn(bridge, "library/" + repository, 0, 20))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(registries).join();

      // Then
      List<ConsumerRecord<byte[], byte[]>> records = read(broker, 400);
      assertThat(records).hasSize(400);
      for (int repository = 0; repository < 20; repository++) {
        String key = "library/" + repository;
        assertThat(records)
            .filteredOn(record -> new String(record.key(), UTF_8).equals(key))
            .extracting(BridgeAppIT::idOf)
            .isEqualTo(IntStream.range(0, 20).mapToObj(id -> key + "#" + id).toList());
      }
    }
  }

  @Test
  void bridge_startsWithoutKafka_andIsReadyOnceItIsThere() {
    // Given
    try (TestBroker broker = TestBroker.own(directory)) {
      broker.stop();
      try (Bridge bridge = start(broker)) {
        HttpResponse<String> early = bridge.post("1");
        await().atMost(SOON).until(() -> bridge.ready().body().contains("kafka at 127.0.0.1"));
        HttpResponse<String> notReady = bridge.ready();

        // When
        broker.start();
        await().atMost(SOON).until(bridge::isReady);
        HttpResponse<String> late = bridge.post("2");

        // Then
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.headers().firstValue("Retry-After")).isPresent();
        assertThat(early.body()).contains("\"reason\":\"kafka_unavailable\"");
        assertThat(notReady.statusCode()).isEqualTo(503);
        assertThat(notReady.body()).contains("\"bridge.kafka\"");
        assertThat(late.statusCode()).isEqualTo(202);
        assertThat(read(broker, 1)).extracting(BridgeAppIT::idOf).containsExactly("2");
      }
    }
  }

  @Test
  void bridge_startsAllTheSame_whenKafkasNameIsUnknown() {
    // Given
    String unknown = "no-such-host.invalid:9092";

    // When
    try (Bridge bridge = Bridge.start(unknown, "registry")) {
      HttpResponse<String> answer = bridge.post("1");

      // Then
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("\"reason\":\"kafka_unavailable\"");
      await().atMost(SOON).until(() -> bridge.ready().body().contains("kafka at " + unknown));
    }
  }

  @Test
  void nothingAcknowledged_isLost_whileKafkaGoesAndComesBack() {
    // Given
    try (TestBroker broker = TestBroker.own(directory);
        Bridge bridge = start(broker)) {
      await().atMost(SOON).until(bridge::isReady);
      List<String> acknowledged = new ArrayList<>(postAll(bridge, "before", 20));

      // When
      broker.stop();
      HttpResponse<String> away = bridge.post("away");
      await().atMost(SOON).until(() -> !bridge.isReady());
      broker.start();
      await().atMost(SOON).until(bridge::isReady);
      acknowledged.addAll(postAll(bridge, "after", 20));

      // Then
      assertThat(away.statusCode()).isEqualTo(503);
      assertThat(bridge.metrics())
          .contains(
              "registry_notifications_bridge_events_total{result=\"failed\",} 1.0",
              "registry_notifications_bridge_events_total{result=\"published\",} 40.0",
              "registry_notifications_bridge_rejected_total{reason=\"kafka_unavailable\",} 1.0");
      assertThat(acknowledged).hasSize(40);
      assertThat(read(broker, 40)).extracting(BridgeAppIT::idOf).containsAll(acknowledged);
    }
  }

  @Test
  void requests_areAnsweredWithinABound_whileKafkaIsSilent() {
    // Given
    try (TestBroker broker = TestBroker.own(directory);
        Bridge bridge = start(broker)) {
      await().atMost(SOON).until(bridge::isReady);
      broker.pause();

      // When
      List<CompletableFuture<HttpResponse<String>>> silent =
          IntStream.range(0, 50)
              .mapToObj(id -> bridge.postAsync("silent-" + id, "library/" + id, 0))
              .toList();

      // Then
      assertThat(silent)
          .allSatisfy(
              answer -> {
                assertThat(answer).succeedsWithin(Duration.ofSeconds(30));
                assertThat(answer.join().statusCode()).isEqualTo(503);
              });
      broker.resume();
      await().atMost(SOON).until(() -> bridge.post("later").statusCode() == 202);
    }
  }

  @Test
  void bridge_recovers_whenTheTopicIsDeletedUnderIt() {
    // Given
    try (TestBroker broker = TestBroker.own(directory);
        Bridge bridge = start(broker)) {
      await().atMost(SOON).until(bridge::isReady);
      assertThat(bridge.post("1").statusCode()).isEqualTo(202);

      // When
      admin(broker, admin -> admin.deleteTopics(List.of(EVENTS)).all().get(20, TimeUnit.SECONDS));

      // Then
      await().atMost(SOON).until(() -> bridge.post("2").statusCode() == 202);
      await().atMost(SOON).until(bridge::isReady);
      assertThat(read(broker, 1)).extracting(BridgeAppIT::idOf).contains("2").doesNotContain("1");
    }
  }

  @Test
  void event_isRefused_whenItIsLargerThanTheBrokerTakes() {
    // Given
    Map<String, String> small = Map.of("message.max.bytes", "20000");
    try (TestBroker broker = TestBroker.own(directory, small);
        Bridge bridge = start(broker)) {
      await().atMost(SOON).until(bridge::isReady);

      // When
      HttpResponse<String> large = bridge.postAsync("large", "library/a", 900_000).join();
      HttpResponse<String> next = bridge.post("next");

      // Then
      assertThat(large.statusCode()).isEqualTo(413);
      assertThat(large.body()).contains("\"reason\":\"event_too_large\"");
      assertThat(next.statusCode()).isEqualTo(202);
    }
  }

  @Test
  void nothingOfAnEnvelope_isWritten_whenOneOfItsEventsIsLargerThanTheProducerTakes() {
    // Given
    try (TestBroker broker = TestBroker.own(directory);
        Bridge bridge =
            Bridge.start(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "max.request.size", "20000"),
                "registry")) {
      await().atMost(SOON).until(bridge::isReady);
      String first = Bridge.event("first", "library/a", 0);
      String large = Bridge.event("large", "library/b", 20_000);
      String last = Bridge.event("last", "library/c", 0);

      // When
      HttpResponse<String> whole = bridge.postTogether(first, large, last);
      HttpResponse<String> again = bridge.postTogether(first, large, last);
      long writtenOfIt = topic(broker).size();
      HttpResponse<String> rest = bridge.postTogether(first, last);

      // Then
      assertThat(List.of(whole, again))
          .allSatisfy(
              answer -> {
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.body())
                    .contains("\"reason\":\"event_too_large\"")
                    .contains("event large: expected a record of at most 20000 bytes")
                    .contains("max.request.size");
              });
      assertThat(writtenOfIt).isZero();
      assertThat(rest.statusCode()).isEqualTo(202);
      assertThat(topic(broker).readAll())
          .extracting(BridgeAppIT::idOf)
          .containsExactlyInAnyOrder("first", "last");
    }
  }

  @Test
  void bridge_namesTheRightItLacks_andRecoversWhenItIsGiven() {
    // Given
    Map<String, String> guarded =
        Map.of(
            "authorizer.class.name",
            "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "allow.everyone.if.no.acl.found",
            "true");
    try (TestBroker broker = TestBroker.own(directory, guarded);
        Bridge bridge = start(broker)) {
      await().atMost(SOON).until(bridge::isReady);
      List<AclBinding> denied =
          List.of(acl(AclOperation.ALL, ALLOW), acl(AclOperation.WRITE, DENY));
      List<AclBindingFilter> given = denied.stream().map(AclBinding::toFilter).toList();

      // When
      admin(broker, admin -> admin.createAcls(denied).all().get(20, TimeUnit.SECONDS));
      await().atMost(SOON).until(() -> bridge.ready().body().contains("not authorised to write"));
      HttpResponse<String> refused = bridge.post("1");
      admin(broker, admin -> admin.deleteAcls(given).all().get(20, TimeUnit.SECONDS));

      // Then
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("\"reason\":\"kafka_not_authorised\"");
      await().atMost(SOON).until(bridge::isReady);
      await().atMost(SOON).until(() -> bridge.post("2").statusCode() == 202);
    }
  }

  @Test
  void bridge_isNotReadyAndTakesNothing_whenTheEventsTopicWouldLoseEvents() {
    // Given
    try (TestBroker broker = TestBroker.own(directory)) {
      TestTopic.create(broker.bootstrapServers(), EVENTS, 1, Map.of("cleanup.policy", "compact"));

      // When
      try (Bridge bridge = start(broker)) {

        // Then
        await().atMost(SOON).until(() -> bridge.ready().body().contains("cleanup.policy"));
        assertThat(bridge.isReady()).isFalse();
        assertThat(bridge.post("1").statusCode()).isEqualTo(503);
        setCleanup(broker, "delete");
        await().atMost(SOON).until(() -> bridge.post("2").statusCode() == 202);
        setCleanup(broker, "compact,delete");
        await().atMost(SOON).until(() -> bridge.post("3").statusCode() == 503);
        assertThat(bridge.ready().body()).contains("cleanup.policy");
      }
    }
  }

  /** A producer that asks for a topic makes such brokers create it by their own defaults. */
  @Test
  void topic_isMadeByTheSettings_whenRegistriesPostFromTheFirstMoment() {
    // Given
    Map<String, String> eager = Map.of("auto.create.topics.enable", "true", "num.partitions", "1");
    try (TestBroker broker = TestBroker.own(directory, eager)) {
      broker.stop();
      try (Bridge bridge = start(broker)) {
        await().atMost(SOON).until(() -> bridge.ready().body().contains("kafka at 127.0.0.1"));

        // When
        broker.start();
        await()
            .atMost(SOON)
            .pollInterval(Duration.ofMillis(5))
            .until(() -> bridge.post("early").statusCode() == 202);
      }

      // Then
      Map<String, Integer> partitions = new HashMap<>();
      admin(
          broker,
          admin ->
              admin
                  .describeTopics(List.of(EVENTS))
                  .allTopicNames()
                  .get(20, TimeUnit.SECONDS)
                  .forEach((name, topic) -> partitions.put(name, topic.partitions().size())));
      assertThat(partitions).containsExactlyEntriesOf(Map.of(EVENTS, Bridge.PARTITIONS));
    }
  }

  private static void setCleanup(TestBroker broker, String policy) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, EVENTS);
    AlterConfigOp set =
        new AlterConfigOp(new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET);
    admin(
        broker,
        admin ->
            admin
                .incrementalAlterConfigs(Map.of(resource, List.of(set)))
                .all()
                .get(20, TimeUnit.SECONDS));
  }

  private static Bridge start(TestBroker broker) {
    return Bridge.start(broker.bootstrapServers(), "registry");
  }

  private static AclBinding acl(AclOperation operation, AclPermissionType permission) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, EVENTS, PatternType.LITERAL),
        new AccessControlEntry("User:*", "*", operation, permission));
  }

  private static CompletableFuture<Void> postInTurn(
      Bridge bridge, String repository, int from, int to) {
    if (from == to) {
      return CompletableFuture.completedFuture(null);
    }
    return bridge
        .postAsync(repository + "#" + from, repository, 0)
        .thenCompose(answer -> postInTurn(bridge, repository, from + 1, to));
  }

  private static List<String> postAll(Bridge bridge, String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> name + "-" + number)
        .filter(id -> bridge.post(id).statusCode() == 202)
        .toList();
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(TestBroker broker, int count) {
    return topic(broker).read(count);
  }

  private static TestTopic topic(TestBroker broker) {
    return new TestTopic(broker.bootstrapServers(), EVENTS, Bridge.PARTITIONS);
  }

  private static String idOf(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.headers().lastHeader("ce_id").value(), UTF_8);
  }

  private static void admin(TestBroker broker, AdminCall call) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      call.on(admin);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the broker did not do it", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** What an administrator does. */
  private interface AdminCall {
    void on(Admin admin) throws InterruptedException, ExecutionException, TimeoutException;
  }
}
