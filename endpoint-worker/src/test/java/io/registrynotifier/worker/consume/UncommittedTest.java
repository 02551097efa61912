package io.registrynotifier.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class UncommittedTest {
  private static final TopicPartition PARTITION = new TopicPartition("registry.events", 3);
  private static final OffsetAndMetadata BEGUN = new OffsetAndMetadata(10, "begun");
  private static final OffsetAndMetadata SAID = new OffsetAndMetadata(20, "said");
  private static final OffsetAndMetadata REACHED = new OffsetAndMetadata(30, "reached");

  private final Uncommitted uncommitted = new Uncommitted();

  @Test
  void partition_beginsWithWhatWasReached_whenItsCommitIsTheOneThatItWasBegunWith() {
    // Given
    uncommitted.begun(PARTITION, BEGUN);

    // When
    takenAway();

    // Then
    assertThat(beyond(BEGUN)).isEqualTo(REACHED);
    assertThat(beyond(BEGUN)).as("as often as it is asked, until it is begun").isEqualTo(REACHED);
  }

  @Test
  void partition_beginsWithWhatWasReached_whenItNeverHadACommit() {
    // Given
    uncommitted.begun(PARTITION, null);

    // When
    takenAway();

    // Then
    assertThat(beyond(null)).isEqualTo(REACHED);
    assertThat(beyond(BEGUN)).isEqualTo(BEGUN);
  }

  @Test
  void partition_beginsWithWhatWasReached_whenTheBrokerTookACommitWithoutSayingSo() {
    // Given
    uncommitted.begun(PARTITION, BEGUN);
    uncommitted.said(Map.of(PARTITION, SAID));

    // When
    takenAway();

    // Then
    assertThat(beyond(SAID)).isEqualTo(REACHED);
    assertThat(beyond(BEGUN)).as("the broker did not take it").isEqualTo(REACHED);
  }

  @Test
  void partition_beginsWithWhatWasReached_whenTheFirstOrTheLastOfManyCommitsWasTaken() {
    // Given
    uncommitted.begun(PARTITION, BEGUN);
    uncommitted.said(Map.of(PARTITION, SAID));
    for (int again = 1; again <= 100; again++) {
      uncommitted.said(Map.of(PARTITION, said(again)));
    }

    // When
    takenAway();

    // Then
    assertThat(beyond(SAID)).isEqualTo(REACHED);
    assertThat(beyond(said(100))).isEqualTo(REACHED);
    assertThat(beyond(said(50))).as("too many to remember").isEqualTo(said(50));
  }

  @Test
  void commitThatTheClientDidNotSend_isSomebodyElses() {
    // Given
    uncommitted.begun(PARTITION, BEGUN);
    uncommitted.said(Map.of(PARTITION, SAID));

    // When
    uncommitted.unsaid(Map.of(PARTITION, SAID));
    takenAway();

    // Then
    assertThat(beyond(SAID)).isEqualTo(SAID);
  }

  @Test
  void partition_beginsAtItsCommit_whenThatIsABareOffset() {
    // Given
    OffsetAndMetadata bare = new OffsetAndMetadata(10, "");
    uncommitted.begun(PARTITION, bare);

    // When
    takenAway();

    // Then
    assertThat(beyond(bare)).as("an operator may have set it once more").isEqualTo(bare);
  }

  @Test
  void partition_beginsAtItsCommit_whenSomebodyElseHasMadeIt() {
    // Given
    uncommitted.begun(PARTITION, BEGUN);
    uncommitted.said(Map.of(PARTITION, SAID));
    uncommitted.stands(PARTITION, SAID);

    // When
    takenAway();

    // Then
    assertThat(beyond(BEGUN)).as("set back by somebody").isEqualTo(BEGUN);
    assertThat(beyond(new OffsetAndMetadata(20, "")))
        .as("set there by somebody, or by another worker")
        .isEqualTo(new OffsetAndMetadata(20, ""));
    assertThat(beyond(null)).as("deleted").isNull();
  }

  @Test
  void partition_beginsAtItsCommit_whenItWasBegunSince() {
    // Given
    uncommitted.begun(PARTITION, BEGUN);
    takenAway();

    // When
    uncommitted.begun(PARTITION, BEGUN);
    uncommitted.forget(List.of(PARTITION));

    // Then
    assertThat(beyond(BEGUN)).isEqualTo(BEGUN);
  }

  @Test
  void nothing_isKept_ofAPartitionThatWasNeverBegunOrHasSaidEverything() {
    // Given
    uncommitted.keep(Map.of(PARTITION, REACHED));
    assertThat(beyond(null)).isNull();

    // When
    uncommitted.begun(PARTITION, BEGUN);
    uncommitted.stands(PARTITION, REACHED);
    takenAway();

    // Then
    assertThat(beyond(BEGUN)).isEqualTo(BEGUN);
  }

  private static OffsetAndMetadata said(int number) {
    return new OffsetAndMetadata(20 + number, "said");
  }

  private void takenAway() {
    uncommitted.keep(Map.of(PARTITION, REACHED));
    uncommitted.forget(List.of(PARTITION));
  }

  private @Nullable OffsetAndMetadata beyond(@Nullable OffsetAndMetadata commit) {
    Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
    commits.put(PARTITION, commit); // as Kafka's client answers
    return uncommitted.beyond(commits).get(PARTITION);
  }
}
