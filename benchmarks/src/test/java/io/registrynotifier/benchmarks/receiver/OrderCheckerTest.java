package io.registrynotifier.benchmarks.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OrderCheckerTest {
  private final OrderChecker checker = new OrderChecker();

  @Test
  void checker_countsEachEventOnce_whenAllComeInOrder() {
    // When
    IntStream.range(0, 300).forEach(i -> checker.came(i % 3, i / 3));

    // Then
    assertThat(checker.different()).isEqualTo(300);
    assertThat(checker.repeated()).isZero();
    assertThat(checker.reordered()).isZero();
  }

  @Test
  void checker_countsRepeats_apartFromEvents() {
    // Given
    checker.came(7, 0);
    checker.came(7, 1);

    // When
    boolean first = checker.came(7, 0);

    // Then
    assertThat(first).isFalse();
    assertThat(checker.different()).isEqualTo(2);
    assertThat(checker.repeated()).isEqualTo(1);
    assertThat(checker.reordered()).isZero();
  }

  @Test
  void checker_countsWhatWasOvertaken_whenALaterEventCameFirst() {
    // Given
    checker.came(0, 2);

    // When
    checker.came(0, 0);
    checker.came(0, 1);
    checker.came(0, 3);

    // Then
    assertThat(checker.different()).isEqualTo(4);
    assertThat(checker.reordered()).isEqualTo(2);
  }

  @Test
  void checker_comparesInsideARepository_notBetweenThem() {
    // Given
    checker.came(0, 5);

    // When
    checker.came(1, 0);

    // Then
    assertThat(checker.reordered()).isZero();
  }
}
