package io.registrynotifier.worker.directory;

import static io.registrynotifier.worker.directory.DirectoryRun.got;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.worker.directory.DirectoryException.BeingDeleted;
import io.registrynotifier.worker.directory.DirectoryException.InvalidEndpoint;
import io.registrynotifier.worker.directory.DirectoryException.NameTaken;
import io.registrynotifier.worker.directory.DirectoryException.StaleRevision;
import io.registrynotifier.worker.directory.DirectoryException.UnknownEndpoint;
import io.registrynotifier.worker.directory.EndpointDirectory.Removal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Endpoints that are made, changed, told and deleted through the directory. */
final class KafkaEndpointDirectoryIT {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final OptionalLong ANY = OptionalLong.empty();

  private final DirectoryTopic topic = DirectoryTopic.create();

  @Test
  void endpoint_isSeenByAnotherProcess_whenItWasCreatedChangedAndDeleted() {
    // Given
    try (DirectoryRun one = topic.start();
        DirectoryRun other = topic.start()) {
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
    try (DirectoryRun run = topic.start()) {
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
  void apply_saysWhatItDid_andRemovesOnlyWhenToldSo() {
    // Given
    try (DirectoryRun run = topic.start()) {
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
    try (DirectoryRun run = topic.start(DirectoryRun.keyed(DirectoryRun.KEY))) {
      // When
      DirectoryEntry created = got(run.directory().create(definition));

      // Then
      assertThat(created.endpoint().headers().values())
          .isEqualTo(Map.of("Authorization", List.of("Bearer hunter2")));
      assertThat(topic.readAll())
          .allSatisfy(
              record -> assertThat(new String(record.value(), UTF_8)).doesNotContain("hunter2"));
    }
    try (DirectoryRun stranger = topic.start(DirectoryRun.keyed(DirectoryRun.OTHER_KEY))) {
      await().atMost(DEADLINE).until(() -> stranger.directory().isRead());
      DirectoryEntry entry = stranger.entry("alice");
      assertThat(entry.problem()).hasValueSatisfying(why -> assertThat(why).contains("key"));
      assertThat(entry.endpoint().maskedUrl()).isEqualTo("http://a/x?***");
      assertThat(entry.toString()).doesNotContain("hunter2");
    }
    try (DirectoryRun rotated =
        topic.start(DirectoryRun.keyed(DirectoryRun.OTHER_KEY, DirectoryRun.KEY))) {
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
}
