package io.registrynotifier.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.topic.TopicFinding;
import io.registrynotifier.topic.TopicProvisioner;
import io.registrynotifier.topic.TopicProvisioningException;
import io.registrynotifier.topic.TopicSettings;
import io.registrynotifier.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provisioner of {@code common} against a real broker. */
final class TopicProvisionerIT {
  private static final long DEADLINE_SECONDS = 60;

  private final TopicSettings settings =
      new TopicSettings(SharedBroker.unique("provisioned"), 3, -1, Duration.ofDays(2));
  private final Topics topics = settings.topics();
  private Admin admin;

  @BeforeEach
  void connect() {
    admin = admin(SharedBroker.bootstrapServers());
  }

  @AfterEach
  void disconnect() {
    admin.close();
  }

  @Test
  void topics_areCreatedByTheSettings_andFoundAgain()
      throws ExecutionException, InterruptedException, TimeoutException {
    // Given
    TopicProvisioner provisioner = TopicProvisioner.of(admin, settings);
    List<TopicFinding> first = result(provisioner.provision());

    // When
    List<TopicFinding> second = result(provisioner.provision());

    // Then
    assertThat(first).isEmpty();
    assertThat(second).isEmpty();
    assertThat(partitions(topics.events())).isEqualTo(3);
    assertThat(partitions(topics.endpoints())).isEqualTo(1);
    assertThat(config(topics.events(), "retention.ms")).isEqualTo("172800000");
    assertThat(config(topics.deadLetters(), "retention.ms")).isEqualTo("2592000000");
    assertThat(config(topics.endpoints(), "cleanup.policy")).isEqualTo("compact");
    assertThat(config(topics.deliveries(), "cleanup.policy")).isEqualTo("delete");
  }

  @Test
  void topics_areCreatedOnce_whenManyProcessesStartAtTheSameTime()
      throws ExecutionException, InterruptedException, TimeoutException {
    // Given
    List<Admin> admins =
        IntStream.range(0, 8).mapToObj(each -> admin(SharedBroker.bootstrapServers())).toList();

    // When
    List<CompletableFuture<List<TopicFinding>>> provisioned =
        admins.stream().map(each -> TopicProvisioner.of(each, settings).provision()).toList();

    // Then
    for (CompletableFuture<List<TopicFinding>> each : provisioned) {
      assertThat(result(each)).isEmpty();
    }
    assertThat(partitions(topics.events())).isEqualTo(3);
    admins.forEach(Admin::close);
  }

  @Test
  void topic_isUsedAsItIs_whenItDiffers()
      throws ExecutionException, InterruptedException, TimeoutException {
    // Given
    TestTopic.create(
        SharedBroker.bootstrapServers(), topics.events(), 5, Map.of("retention.ms", "-1"));

    // When
    List<TopicFinding> findings = result(TopicProvisioner.of(admin, settings).provision());

    // Then
    assertThat(findings)
        .containsExactly(
            new TopicFinding(topics.events(), "partitions", "5", "3"),
            new TopicFinding(topics.events(), "retention.ms", "-1", "172800000"));
    assertThat(partitions(topics.events())).isEqualTo(5);
  }

  @Test
  void topic_isRefusedAndNothingCreated_whenEventsAreCompacted()
      throws ExecutionException, InterruptedException, TimeoutException {
    // Given
    TestTopic.create(
        SharedBroker.bootstrapServers(), topics.events(), 3, Map.of("cleanup.policy", "compact"));

    // When
    CompletableFuture<List<TopicFinding>> provisioned =
        TopicProvisioner.of(admin, settings).provision();

    // Then
    assertThatThrownBy(() -> result(provisioned))
        .hasCauseInstanceOf(TopicProvisioningException.class)
        .hasMessageContaining(
            "topic " + topics.events() + ": cleanup.policy: found compact, expected delete");
    assertThat(names()).contains(topics.events()).doesNotContain(topics.deliveries());
  }

  @Test
  void provisioning_failsWithTheTopic_whenTheBrokerCannotMakeIt() {
    // Given
    TopicSettings impossible = new TopicSettings(settings.prefix(), 3, 50, Duration.ofDays(1));

    // When
    CompletableFuture<List<TopicFinding>> provisioned =
        TopicProvisioner.of(admin, impossible).provision();

    // Then
    assertThatThrownBy(() -> result(provisioned))
        .hasCauseInstanceOf(TopicProvisioningException.class)
        .hasMessageContaining(topics.prefix())
        .hasMessageContaining("cannot be created")
        .hasMessageContaining("InvalidReplicationFactorException");
  }

  @Test
  void provisioning_failsWithinTheAdminsBound_whenThereIsNoBroker() {
    // Given
    try (Admin nobody =
        Admin.create(
            Map.of(
                "bootstrap.servers", "127.0.0.1:1",
                "default.api.timeout.ms", "1000",
                "request.timeout.ms", "500"))) {

      // When
      CompletableFuture<List<TopicFinding>> provisioned =
          TopicProvisioner.of(nobody, settings).provision();

      // Then
      assertThatThrownBy(() -> result(provisioned))
          .hasCauseInstanceOf(TopicProvisioningException.class)
          .hasMessageContaining("cannot be described");
    }
  }

  @Test
  void provisioning_failsAndDoesNotThrow_whenTheAdminIsClosed() {
    // Given
    Admin closed = admin(SharedBroker.bootstrapServers());
    closed.close();

    // When
    CompletableFuture<List<TopicFinding>> provisioned =
        TopicProvisioner.of(closed, settings).provision();

    // Then
    assertThatThrownBy(() -> result(provisioned)).isInstanceOf(ExecutionException.class);
  }

  /** A broker may not know yet of a topic that its controller has just made. */
  private static <T> T known(Callable<T> question) {
    return await()
        .atMost(Duration.ofSeconds(DEADLINE_SECONDS))
        .ignoreExceptionsMatching(
            failure -> failure.getCause() instanceof UnknownTopicOrPartitionException)
        .until(question, answer -> true);
  }

  private int partitions(String topic) {
    return known(
            () ->
                admin
                    .describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(DEADLINE_SECONDS, TimeUnit.SECONDS))
        .values()
        .iterator()
        .next()
        .partitions()
        .size();
  }

  private String config(String topic, String name) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return known(
            () ->
                admin
                    .describeConfigs(List.of(resource))
                    .all()
                    .get(DEADLINE_SECONDS, TimeUnit.SECONDS))
        .values()
        .stream()
        .flatMap(config -> Stream.ofNullable(config.get(name)))
        .map(entry -> entry.value())
        .findFirst()
        .orElseThrow();
  }

  private Iterable<String> names()
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin.listTopics().names().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  private static Admin admin(String bootstrapServers) {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  private static <T> T result(CompletableFuture<T> future)
      throws ExecutionException, InterruptedException, TimeoutException {
    return future.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }
}
