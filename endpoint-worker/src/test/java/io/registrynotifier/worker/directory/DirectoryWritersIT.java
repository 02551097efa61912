package io.registrynotifier.worker.directory;

import static io.registrynotifier.worker.directory.DirectoryRun.got;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.topic.ClientProperties;
import io.registrynotifier.worker.directory.DirectoryException.StaleRevision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Several who write to the directory at a time. */
final class DirectoryWritersIT {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final OptionalLong ANY = OptionalLong.empty();

  private final DirectoryTopic topic = DirectoryTopic.create();

  @Test
  void writers_loseNoUpdate_whenSeveralProcessesWriteAtOnce() {
    // Given
    int writers = 3;
    int each = 8;
    List<DirectoryRun> runs = new ArrayList<>();
    try {
      for (int i = 0; i < writers; i++) {
        runs.add(topic.start());
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
    try (DirectoryRun one = topic.start();
        DirectoryRun other = topic.start()) {
      long revision = got(one.directory().create("{name: a, url: 'http://a'}")).revision();

      // When
      CompletableFuture<DirectoryEntry> first =
          one.directory().change("a", "{url: 'http://one'}", revision);
      CompletableFuture<DirectoryEntry> second =
          other.directory().change("a", "{url: 'http://other'}", revision);
      long won = List.of(first, second).stream().filter(DirectoryWritersIT::succeeds).count();

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
    try (DirectoryRun run = topic.start();
        KafkaProducer<byte[], byte[]> dead =
            new KafkaProducer<>(
                Map.of(
                    "bootstrap.servers",
                    SharedBroker.bootstrapServers(),
                    "transactional.id",
                    topic.writer()),
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
      try (DirectoryRun late = topic.start()) {
        await().atMost(DEADLINE).until(() -> late.directory().isRead());
        assertThat(late.entry("alice")).isEqualTo(paused);
      }
    }
  }

  @Test
  void session_writesAllOrNothing() {
    // Given
    try (DirectoryRun run = topic.start()) {
      got(run.directory().create("{name: a, url: 'http://a'}"));
      DirectorySession first =
          DirectorySession.open(
              new ClientProperties(Map.of("bootstrap.servers", SharedBroker.bootstrapServers())),
              topic.name(),
              topic.writer());

      // When
      got(run.directory().order("a", ANY, new Order.Pause("")));

      // Then
      assertThatThrownBy(() -> first.write(Map.of("a", Optional.empty())))
          .satisfies(failure -> assertThat(Failures.isFenced(failure)).isTrue());
      first.close();
      assertThat(run.entry("a").activity()).isEqualTo(Activity.PAUSED);
    }
  }
}
