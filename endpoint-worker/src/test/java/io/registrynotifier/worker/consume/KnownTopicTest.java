package io.registrynotifier.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KnownTopicTest {
  private final Deque<String> told = new ArrayDeque<>();
  private final KnownTopic known = new KnownTopic(told::remove);

  @Test
  void id_isTheFirstThatKafkaTells_andStaysItWhenTheTopicIsAnother() {
    // Given
    told.addAll(List.of("", "one", "one", "", "two"));

    // When
    boolean beforeAnything = known.isReplaced();
    String unknown = known.id();
    boolean atFirst = known.isReplaced();
    boolean stillThere = known.isReplaced();
    boolean untold = known.isReplaced();
    boolean madeAgain = known.isReplaced();

    // Then
    assertThat(unknown).isEmpty();
    assertThat(List.of(beforeAnything, atFirst, stillThere, untold)).containsOnly(false);
    assertThat(madeAgain).isTrue();
    assertThat(known.id()).as("what was read is of the first").isEqualTo("one");
  }

  @Test
  void kafkaIsAskedOnce_sinceTheAnswerMayChangeInBetween() {
    // Given
    told.addAll(List.of("one", "two"));

    // When
    boolean replaced = known.isReplaced();

    // Then
    assertThat(replaced).isFalse();
    assertThat(known.id()).isEqualTo("one");
    assertThat(told).containsExactly("two");
  }
}
