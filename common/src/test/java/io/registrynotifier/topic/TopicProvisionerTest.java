package io.registrynotifier.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TopicProvisionerTest {
  private static final TopicSettings SETTINGS = new TopicSettings("r", 6, 3, Duration.ofDays(2));
  private static final String TWO_DAYS = "172800000";
  private static final String THIRTY_DAYS = "2592000000";

  @Test
  void topics_areCreatedByTheSettings_whenTheyAreMissing() {
    // Given
    FakeCluster cluster = new FakeCluster();

    // When
    List<TopicFinding> findings = provision(cluster).join();

    // Then
    assertThat(findings).isEmpty();
    assertThat(cluster.created().stream().map(PlannedTopic::toNewTopic))
        .containsExactly(
            topic("r.events", 6, keptFor(TWO_DAYS)),
            topic(
                "r.endpoints", 1, Map.of("cleanup.policy", "compact", "min.insync.replicas", "2")),
            topic("r.deliveries", 4, keptFor(TWO_DAYS)),
            topic("r.dead-letters", 6, keptFor(THIRTY_DAYS)));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 2})
  void brokersDecideHowManyReplicasAcknowledge_whenThereMayBeTooFewToLoseOne(int replication) {
    // Given
    FakeCluster cluster = new FakeCluster();
    TopicSettings settings = new TopicSettings("r", 1, replication, Duration.ofDays(2));

    // When
    List<TopicFinding> findings = new TopicProvisioner(cluster, settings).provision().join();

    // Then
    assertThat(findings).isEmpty();
    assertThat(cluster.created().stream().map(topic -> topic.toNewTopic().configs()))
        .hasSize(4)
        .allSatisfy(configs -> assertThat(configs).doesNotContainKey("min.insync.replicas"));
  }

  /** By time alone, whatever the brokers' default by size is; and never by one replica alone. */
  private static Map<String, String> keptFor(String millis) {
    return Map.of(
        "cleanup.policy",
        "delete",
        "retention.ms",
        millis,
        "retention.bytes",
        "-1",
        "min.insync.replicas",
        "2");
  }

  @Test
  void deadLetters_areKeptAsLongAsEvents_whenThatIsLonger() {
    // Given
    FakeCluster cluster = new FakeCluster();
    TopicSettings settings = new TopicSettings("r", 1, -1, Duration.ofDays(60));

    // When
    List<TopicFinding> findings = new TopicProvisioner(cluster, settings).provision().join();

    // Then
    assertThat(findings).isEmpty();
    assertThat(cluster.created().get(3).retention()).contains(Duration.ofDays(60));
  }

  @Test
  void nothing_happens_whenItIsDoneAgain() {
    // Given
    FakeCluster cluster = new FakeCluster();
    List<TopicFinding> first = provision(cluster).join();

    // When
    List<TopicFinding> second = provision(cluster).join();

    // Then
    assertThat(first).isEmpty();
    assertThat(second).isEmpty();
    assertThat(cluster.created()).hasSize(4);
  }

  @Test
  void existingTopic_isUsedAsItIsAndItsDifferencesAreReturned() {
    // Given
    FakeCluster cluster =
        new FakeCluster()
            .has(
                events(
                    12,
                    1,
                    Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", "-1",
                        "retention.bytes", "1000")));

    // When
    List<TopicFinding> findings = provision(cluster).join();

    // Then
    assertThat(findings)
        .extracting(TopicFinding::toString)
        .containsExactly(
            "topic r.events: partitions: found 12, expected 6",
            "topic r.events: replication: found 1, expected 3",
            "topic r.events: retention.ms: found -1, expected 172800000",
            "topic r.events: retention.bytes: found 1000, expected -1");
    assertThat(cluster.created()).extracting(PlannedTopic::name).doesNotContain("r.events");
  }

  @Test
  void replication_isNotCompared_whenItIsLeftToTheBroker() {
    // Given
    FakeCluster cluster = new FakeCluster().has(events(6, 5, Map.of("retention.ms", TWO_DAYS)));
    TopicSettings settings = new TopicSettings("r", 6, -1, Duration.ofDays(2));

    // When
    List<TopicFinding> findings = new TopicProvisioner(cluster, settings).provision().join();

    // Then
    assertThat(findings).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "r.events,       compact,          delete",
    "r.events,       'compact,delete', delete",
    "r.deliveries,   compact,          delete",
    "r.dead-letters, compact,          delete",
    "r.endpoints,    delete,           compact"
  })
  void topic_isRefusedAndNothingCreated_whenItsCleanupWouldLoseRecords(
      String name, String found, String expected) {
    // Given
    int partitions = name.equals("r.endpoints") ? 1 : 6;
    FakeCluster cluster =
        new FakeCluster()
            .has(
                new ExistingTopic(
                    name, partitions, 3, Optional.of(Map.of("cleanup.policy", found))));

    // When
    CompletableFuture<List<TopicFinding>> provisioned = provision(cluster);

    // Then
    assertThat(failure(provisioned))
        .isInstanceOf(TopicProvisioningException.class)
        .hasMessage(
            "topic %s: cleanup.policy: found %s, expected %s".formatted(name, found, expected));
    assertThat(cluster.created()).isEmpty();
  }

  @Test
  void directory_isFound_whenItIsCompactedAndDeletedToo() {
    // Given
    FakeCluster cluster =
        new FakeCluster()
            .has(
                new ExistingTopic(
                    "r.endpoints", 1, 3, Optional.of(Map.of("cleanup.policy", "compact,delete"))));

    // When
    List<TopicFinding> findings = provision(cluster).join();

    // Then
    assertThat(findings)
        .containsExactly(
            new TopicFinding("r.endpoints", "cleanup.policy", "compact,delete", "compact"));
  }

  @Test
  void topic_isUsedAndTheGapReturned_whenItsConfigurationMayNotBeRead() {
    // Given
    FakeCluster cluster =
        new FakeCluster().has(new ExistingTopic("r.events", 6, 3, Optional.empty()));

    // When
    List<TopicFinding> findings = provision(cluster).join();

    // Then
    assertThat(findings)
        .extracting(TopicFinding::topic, TopicFinding::subject)
        .containsExactly(tuple("r.events", "configuration"));
  }

  @Test
  void topic_isCheckedAfterAll_whenAnotherProcessCreatesItMeanwhile() {
    // Given
    FakeCluster cluster =
        new FakeCluster().isGivenMeanwhile(events(9, 3, Map.of("retention.ms", TWO_DAYS)));

    // When
    List<TopicFinding> findings = provision(cluster).join();

    // Then
    assertThat(findings).containsExactly(new TopicFinding("r.events", "partitions", "9", "6"));
    assertThat(cluster.created()).hasSize(3);
  }

  @Test
  void topic_isRefused_whenAnotherProcessCreatesItUnfitMeanwhile() {
    // Given
    FakeCluster cluster =
        new FakeCluster().isGivenMeanwhile(events(6, 3, Map.of("cleanup.policy", "compact")));

    // When
    CompletableFuture<List<TopicFinding>> provisioned = provision(cluster);

    // Then
    assertThat(failure(provisioned)).isInstanceOf(TopicProvisioningException.class);
  }

  @Test
  void provisioning_fails_whenTheClusterCannotBeAsked() {
    // Given
    RuntimeException away = new TopicProvisioningException("away", null);
    FakeCluster cluster = new FakeCluster().fails(away);

    // When
    CompletableFuture<List<TopicFinding>> provisioned = provision(cluster);

    // Then
    assertThat(failure(provisioned)).isSameAs(away);
  }

  private static CompletableFuture<List<TopicFinding>> provision(FakeCluster cluster) {
    return new TopicProvisioner(cluster, SETTINGS).provision();
  }

  private static ExistingTopic events(
      int partitions, int replication, Map<String, String> configs) {
    return new ExistingTopic("r.events", partitions, replication, Optional.of(configs));
  }

  private static NewTopic topic(String name, int partitions, Map<String, String> configs) {
    return new NewTopic(name, partitions, (short) 3).configs(configs);
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return future.<Throwable>handle(TopicProvisionerTest::failure).join();
  }

  private static Throwable failure(@Nullable Object value, @Nullable Throwable failure) {
    if (failure == null) {
      return new AssertionError("no failure but " + value);
    }
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }
}
