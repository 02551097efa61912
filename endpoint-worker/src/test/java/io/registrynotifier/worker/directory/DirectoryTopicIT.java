package io.registrynotifier.worker.directory;

import static io.registrynotifier.worker.directory.DirectoryRun.got;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.broker.BrokerSettings;
import io.registrynotifier.broker.LocalBroker;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.process.FreePort;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the directory makes of its topic, and of the file beside it. */
final class DirectoryTopicIT {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final OptionalLong ANY = OptionalLong.empty();

  private final DirectoryTopic topic = DirectoryTopic.create();

  @Test
  void foreignRecords_areSkippedAndCounted() {
    // Given
    topic.write("someone-elses", "not json");
    topic.write("Not A Name", "{}");
    topic.write("later", "{\"v\":2,\"definition\":{\"url\":\"http://x\"}}");
    try (DirectoryRun run = topic.start()) {
      got(run.directory().create("{name: alice, url: 'http://a'}"));

      // When
      topic.write("alice", "{\"v\":1}");

      // Then
      await().atMost(DEADLINE).until(() -> run.directory().snapshot().foreignRecords() == 4);
      assertThat(run.directory().snapshot().entries()).hasSize(1);
      got(run.directory().order("alice", ANY, new Order.Pause("")));
      assertThat(run.entry("alice").activity()).isEqualTo(Activity.PAUSED);
    }
  }

  @Test
  void file_isAppliedOnce_andWhatTheApiChangedSurvivesARestart() {
    // Given
    try (DirectoryRun run = topic.start(DirectoryTopic.endpoint("alice", "http://a"))) {
      await().atMost(DEADLINE).until(() -> !run.directory().snapshot().entries().isEmpty());
      assertThat(run.entry("alice").endpoint())
          .isEqualTo(DirectoryTopic.endpoint("alice", "http://a"));
      await().atMost(DEADLINE).until(() -> run.entry("alice").revision() >= 0);
      DirectoryEntry applied = run.entry("alice");
      got(run.directory().change("alice", "{url: 'http://changed'}", applied.revision()));
      got(run.directory().order("alice", ANY, new Order.Pause("maintenance")));
    }

    // When
    try (DirectoryRun again = topic.start(DirectoryTopic.endpoint("alice", "http://a"))) {
      got(again.directory().create("{name: bob, url: 'http://b'}"));

      // Then
      assertThat(again.entry("alice").endpoint().url()).isEqualTo(URI.create("http://changed"));
      assertThat(again.entry("alice").activity()).isEqualTo(Activity.PAUSED);
    }
    try (DirectoryRun other = topic.start(DirectoryTopic.endpoint("alice", "http://other"))) {
      await()
          .atMost(DEADLINE)
          .until(
              () ->
                  other.directory().isRead()
                      && other.entry("alice").endpoint().url().equals(URI.create("http://other")));
      assertThat(other.entry("alice").activity()).isEqualTo(Activity.PAUSED);
      assertThat(other.entry("bob").origin()).isEqualTo(Origin.API);
    }
  }

  @Test
  void directory_isReadAndWritten_whenKafkaComesLate(@TempDir Path data) {
    // Given
    int port = FreePort.find();
    try (DirectoryRun run =
        DirectoryRun.start(
            "127.0.0.1:" + port, "registry", DirectoryTopic.endpoint("alice", "http://a"))) {
      await()
          .atMost(DEADLINE)
          .until(
              () ->
                  run.directory()
                      .snapshot()
                      .problem()
                      .filter(why -> why.contains("cannot be read"))
                      .isPresent());
      assertThat(run.directory().snapshot().entries()).isEmpty();

      // When
      try (LocalBroker broker =
          LocalBroker.start(
              BrokerSettings.in(data).withFlush(Duration.ZERO).withAddress("127.0.0.1", port))) {
        TestTopic.create(
            broker.bootstrapServers(),
            "registry.endpoints",
            1,
            Map.of("cleanup.policy", "compact"));

        // Then
        await()
            .atMost(DEADLINE)
            .until(
                () ->
                    run.directory()
                        .snapshot()
                        .entry("alice")
                        .filter(entry -> entry.revision() >= 0)
                        .isPresent());
        assertThat(run.directory().snapshot().problem()).isEmpty();
      }
    }
  }

  @Test
  void endpointsOfTheFile_goOn_whenTheTopicIsMadeAnew()
      throws ExecutionException, InterruptedException {
    // Given
    try (DirectoryRun run = topic.start(DirectoryTopic.endpoint("alice", "http://a"));
        Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.bootstrapServers()))) {
      got(run.directory().create("{name: bob, url: 'http://b'}"));
      await().atMost(DEADLINE).until(() -> run.entry("alice").revision() >= 0);
      got(run.directory().order("alice", ANY, new Order.Pause("")));

      // When
      admin.deleteTopics(List.of(topic.name())).all().get();
      await()
          .atMost(DEADLINE)
          .ignoreExceptions()
          .until(
              () ->
                  TestTopic.create(
                          SharedBroker.bootstrapServers(),
                          topic.name(),
                          1,
                          Map.of("cleanup.policy", "compact"))
                      != null);

      // Then
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> run.directory().snapshot().entry("bob").isEmpty());
      await().atMost(DEADLINE).until(() -> run.entry("alice").activity() == Activity.RUNNING);
      await().atMost(DEADLINE).until(() -> run.entry("alice").revision() >= 0);
    }
  }
}
