package io.registrynotifier.worker.directory;

import static io.registrynotifier.worker.directory.DirectoryRun.got;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.broker.BrokerSettings;
import io.registrynotifier.broker.LocalBroker;
import io.registrynotifier.config.DirectorySettings;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.process.FreePort;
import io.registrynotifier.topic.ClientProperties;
import io.registrynotifier.worker.directory.DirectoryException.BeingDeleted;
import io.registrynotifier.worker.directory.DirectoryException.InvalidEndpoint;
import io.registrynotifier.worker.directory.DirectoryException.NameTaken;
import io.registrynotifier.worker.directory.DirectoryException.StaleRevision;
import io.registrynotifier.worker.directory.DirectoryException.UnknownEndpoint;
import io.registrynotifier.worker.directory.EndpointDirectory.Removal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KafkaEndpointDirectoryIT {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final OptionalLong ANY = OptionalLong.empty();

  private String prefix = "";
  private TestTopic topic = new TestTopic("", "", 1);

  @BeforeEach
  void create() {
    prefix = SharedBroker.unique("directory");
    topic =
        TestTopic.create(
            SharedBroker.bootstrapServers(),
            prefix + ".endpoints",
            1,
            Map.of("cleanup.policy", "compact"));
  }

  private DirectoryRun start(Endpoint... file) {
    return DirectoryRun.start(SharedBroker.bootstrapServers(), prefix, file);
  }

  private DirectoryRun start(DirectorySettings settings, Endpoint... file) {
    return DirectoryRun.start(SharedBroker.bootstrapServers(), prefix, settings, file);
  }

  private static Endpoint endpoint(String name, String url) {
    return Endpoint.of(name, URI.create(url));
  }

  @Test
  void endpoint_isSeenByAnotherProcess_whenItWasCreatedChangedAndDeleted() {
    // Given
    try (DirectoryRun one = start();
        DirectoryRun other = start()) {
      // When
      DirectoryEntry created = got(one.directory().create("{name: alice, url: 'http://a'}"));
      DirectoryEntry changed =
          got(
              other
                  .directory()
                  .change("alice", "{url: 'http://b', ordering: none}", created.revision()));

      // Then
      assertThat(changed.revision()).isGreaterThan(created.revision());
      assertThat(changed.created()).isEqualTo(created.created());
      assertThat(other.entry("alice")).isEqualTo(changed);
      await().atMost(DEADLINE).until(() -> one.entry("alice").equals(changed));
      assertThat(changed.endpoint().url()).isEqualTo(URI.create("http://b"));
      got(one.directory().delete("alice", OptionalLong.of(changed.revision())));
      assertThat(one.entry("alice").activity()).isEqualTo(Activity.DELETING);
      assertThatThrownBy(() -> got(one.directory().create("{name: alice, url: 'http://a'}")))
          .isInstanceOf(BeingDeleted.class);
      other.directory().left("alice");
      await().atMost(DEADLINE).until(() -> one.directory().snapshot().entries().isEmpty());
      DirectoryEntry again = got(one.directory().create("{name: alice, url: 'http://a'}"));
      assertThat(again.created()).isNotEqualTo(created.created());
    }
  }

  @Test
  void change_isRefused_whenRevisionNameOrDefinitionIsWrong() {
    // Given
    try (DirectoryRun run = start()) {
      DirectoryEntry first = got(run.directory().create("{name: alice, url: 'http://a'}"));
      DirectoryEntry now = got(run.directory().order("alice", ANY, new Order.Pause("maintenance")));
      String definition = "{url: 'http://b'}";

      // When // Then
      assertThatThrownBy(() -> got(run.directory().change("alice", definition, first.revision())))
          .isInstanceOfSatisfying(
              StaleRevision.class, stale -> assertThat(stale.current()).isEqualTo(now.revision()));
      assertThatThrownBy(() -> got(run.directory().change("bob", definition, 0)))
          .isInstanceOf(UnknownEndpoint.class);
      assertThatThrownBy(() -> got(run.directory().delete("bob", ANY)))
          .isInstanceOf(UnknownEndpoint.class);
      assertThatThrownBy(() -> got(run.directory().create("{name: alice, url: 'http://a'}")))
          .isInstanceOf(NameTaken.class);
      assertThatThrownBy(() -> got(run.directory().create("{name: A, url: nowhere, x: 1}")))
          .isInstanceOfSatisfying(
              InvalidEndpoint.class, invalid -> assertThat(invalid.problems()).hasSize(3));
      assertThat(run.directory().snapshot().entries()).containsExactly(now);
      assertThat(now.reason()).contains("maintenance");
    }
  }

  @Test
  void foreignRecords_areSkippedAndCounted() {
    // Given
    topic.write("someone-elses", "not json");
    topic.write("Not A Name", "{}");
    topic.write("later", "{\"v\":2,\"definition\":{\"url\":\"http://x\"}}");
    try (DirectoryRun run = start()) {
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
  void writers_loseNoUpdate_whenSeveralProcessesWriteAtOnce() {
    // Given
    int writers = 3;
    int each = 8;
    List<DirectoryRun> runs = new ArrayList<>();
    try {
      for (int i = 0; i < writers; i++) {
        runs.add(start());
      }
      got(runs.get(0).directory().create("{name: shared, url: 'http://a'}"));

      // When
      List<CompletableFuture<DirectoryEntry>> all = new ArrayList<>();
      for (int i = 0; i < writers * each; i++) {
        all.add(
            runs.get(i % writers)
                .directory()
                .order("shared", ANY, new Order.Skip(0, i, "because")));
      }
      Set<Long> revisions = new HashSet<>();
      int written = 0;
      for (CompletableFuture<DirectoryEntry> one : all) {
        if (acknowledged(one)) {
          revisions.add(got(one).revision());
          written++;
        }
      }

      // Then
      DirectoryEntry last = got(runs.get(0).directory().order("shared", ANY, new Order.RetryNow()));
      assertThat(revisions).hasSize(written);
      assertThat(last.skips()).hasSizeGreaterThanOrEqualTo(written);
      assertThat(written).isGreaterThan(writers * each / 2);
    } finally {
      runs.forEach(DirectoryRun::close);
    }
  }

  /** Where it is not, it may be there or not; what was acknowledged must be. */
  private static boolean acknowledged(CompletableFuture<DirectoryEntry> one) {
    try {
      return got(one).revision() >= 0;
    } catch (DirectoryException.Unavailable crowded) {
      return false;
    }
  }

  @Test
  void onlyOne_wins_whenTwoChangeTheSameRevision() {
    // Given
    try (DirectoryRun one = start();
        DirectoryRun other = start()) {
      long revision = got(one.directory().create("{name: a, url: 'http://a'}")).revision();

      // When
      CompletableFuture<DirectoryEntry> first =
          one.directory().change("a", "{url: 'http://one'}", revision);
      CompletableFuture<DirectoryEntry> second =
          other.directory().change("a", "{url: 'http://other'}", revision);
      long won = List.of(first, second).stream().filter(KafkaEndpointDirectoryIT::succeeds).count();

      // Then
      assertThat(won).isEqualTo(1);
    }
  }

  private static boolean succeeds(CompletableFuture<?> future) {
    try {
      got(future);
      return true;
    } catch (StaleRevision lost) {
      return false;
    }
  }

  @Test
  void writer_isDrivenOutAndItsWriteNeverSeen_whenItDiesInATransaction() {
    // Given
    try (DirectoryRun run = start();
        KafkaProducer<byte[], byte[]> dead =
            new KafkaProducer<>(
                Map.of(
                    "bootstrap.servers",
                    SharedBroker.bootstrapServers(),
                    "transactional.id",
                    prefix + ".directory"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      got(run.directory().create("{name: alice, url: 'http://a'}"));
      dead.initTransactions();
      dead.beginTransaction();
      var unused =
          dead.send(new ProducerRecord<>(topic.name(), "alice".getBytes(UTF_8), (byte[]) null));
      dead.flush();

      // When
      DirectoryEntry paused = got(run.directory().order("alice", ANY, new Order.Pause("")));

      // Then
      assertThat(paused.activity()).isEqualTo(Activity.PAUSED);
      assertThatThrownBy(dead::commitTransaction).isNotNull();
      try (DirectoryRun late = start()) {
        await().atMost(DEADLINE).until(() -> late.directory().isRead());
        assertThat(late.entry("alice")).isEqualTo(paused);
      }
    }
  }

  @Test
  void file_isAppliedOnce_andWhatTheApiChangedSurvivesARestart() {
    // Given
    try (DirectoryRun run = start(endpoint("alice", "http://a"))) {
      await().atMost(DEADLINE).until(() -> !run.directory().snapshot().entries().isEmpty());
      assertThat(run.entry("alice").endpoint()).isEqualTo(endpoint("alice", "http://a"));
      await().atMost(DEADLINE).until(() -> run.entry("alice").revision() >= 0);
      DirectoryEntry applied = run.entry("alice");
      got(run.directory().change("alice", "{url: 'http://changed'}", applied.revision()));
      got(run.directory().order("alice", ANY, new Order.Pause("maintenance")));
    }

    // When
    try (DirectoryRun again = start(endpoint("alice", "http://a"))) {
      got(again.directory().create("{name: bob, url: 'http://b'}"));

      // Then
      assertThat(again.entry("alice").endpoint().url()).isEqualTo(URI.create("http://changed"));
      assertThat(again.entry("alice").activity()).isEqualTo(Activity.PAUSED);
    }
    try (DirectoryRun other = start(endpoint("alice", "http://other"))) {
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
  void apply_saysWhatItDid_andRemovesOnlyWhenToldSo() {
    // Given
    try (DirectoryRun run = start()) {
      got(run.directory().create("{name: old, url: 'http://old'}"));
      List<String> definitions =
          List.of("{name: a, url: 'http://a'}", "{name: b, url: 'http://b', threshold: 3}");

      // When
      Applied first = got(run.directory().apply(definitions, Removal.KEEP));
      Applied second =
          got(
              run.directory()
                  .apply(List.of(definitions.get(0), "{name: b, url: 'http://c'}"), Removal.PRUNE));

      // Then
      assertThat(first).isEqualTo(new Applied(List.of("a", "b"), List.of(), List.of(), List.of()));
      assertThat(second)
          .isEqualTo(new Applied(List.of(), List.of("b"), List.of("a"), List.of("old")));
      assertThat(run.entry("old").activity()).isEqualTo(Activity.DELETING);
      assertThatThrownBy(
              () ->
                  got(
                      run.directory()
                          .apply(List.of(definitions.get(0), "{name: b}", "x"), Removal.PRUNE)))
          .isInstanceOf(InvalidEndpoint.class)
          .hasMessageContaining("endpoints[1]")
          .hasMessageContaining("endpoints[2]");
    }
  }

  @Test
  void secrets_areEncrypted_andUnreadableWithAnotherKey() {
    // Given
    String definition =
        "{name: alice, url: 'http://a/x?key=hunter2', headers: {Authorization: [Bearer hunter2]}}";
    try (DirectoryRun run = start(DirectoryRun.keyed(DirectoryRun.KEY))) {
      // When
      DirectoryEntry created = got(run.directory().create(definition));

      // Then
      assertThat(created.endpoint().headers().values())
          .isEqualTo(Map.of("Authorization", List.of("Bearer hunter2")));
      assertThat(topic.readAll())
          .allSatisfy(
              record -> assertThat(new String(record.value(), UTF_8)).doesNotContain("hunter2"));
    }
    try (DirectoryRun stranger = start(DirectoryRun.keyed(DirectoryRun.OTHER_KEY))) {
      await().atMost(DEADLINE).until(() -> stranger.directory().isRead());
      DirectoryEntry entry = stranger.entry("alice");
      assertThat(entry.problem()).hasValueSatisfying(why -> assertThat(why).contains("key"));
      assertThat(entry.endpoint().maskedUrl()).isEqualTo("http://a/x?***");
      assertThat(entry.toString()).doesNotContain("hunter2");
    }
    try (DirectoryRun rotated =
        start(DirectoryRun.keyed(DirectoryRun.OTHER_KEY, DirectoryRun.KEY))) {
      await().atMost(DEADLINE).until(() -> rotated.directory().isRead());
      DirectoryEntry entry = rotated.entry("alice");
      assertThat(entry.problem()).isEmpty();
      DirectoryEntry kept =
          got(
              rotated
                  .directory()
                  .change(
                      "alice",
                      "{url: 'http://a/x?***', threshold: 3, headers: {Authorization: ['***']}}",
                      entry.revision()));
      assertThat(kept.endpoint().headers()).isEqualTo(entry.endpoint().headers());
      assertThat(kept.endpoint().url()).isEqualTo(entry.endpoint().url());
      assertThat(kept.endpoint().threshold()).isEqualTo(3);
    }
  }

  @Test
  void directory_isReadAndWritten_whenKafkaComesLate(@TempDir Path data) {
    // Given
    int port = FreePort.find();
    try (DirectoryRun run =
        DirectoryRun.start("127.0.0.1:" + port, "registry", endpoint("alice", "http://a"))) {
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
  void session_writesAllOrNothing() {
    // Given
    try (DirectoryRun run = start()) {
      got(run.directory().create("{name: a, url: 'http://a'}"));
      DirectorySession first =
          DirectorySession.open(
              new ClientProperties(Map.of("bootstrap.servers", SharedBroker.bootstrapServers())),
              topic.name(),
              prefix + ".directory");

      // When
      got(run.directory().order("a", ANY, new Order.Pause("")));

      // Then
      assertThatThrownBy(() -> first.write(Map.of("a", Optional.empty())))
          .satisfies(failure -> assertThat(Failures.isFenced(failure)).isTrue());
      first.close();
      assertThat(run.entry("a").activity()).isEqualTo(Activity.PAUSED);
    }
  }

  @Test
  void endpointsOfTheFile_goOn_whenTheTopicIsMadeAnew()
      throws ExecutionException, InterruptedException {
    // Given
    try (DirectoryRun run = start(endpoint("alice", "http://a"));
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
