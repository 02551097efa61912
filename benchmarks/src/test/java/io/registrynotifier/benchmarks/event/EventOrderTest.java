package io.registrynotifier.benchmarks.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EventOrderTest {
  @Test
  void places_countUpFromZero_inEachRepository() {
    // When
    List<EventNumber> events = events(EventOrder.even(10), 1_000);

    // Then
    for (int repository = 0; repository < 10; repository++) {
      int number = repository;
      List<Integer> places =
          events.stream().filter(it -> it.repository() == number).map(EventNumber::place).toList();
      assertThat(places)
          .containsExactlyElementsOf(IntStream.range(0, places.size()).boxed().toList());
    }
  }

  @Test
  void order_isTheSame_everyTime() {
    assertThat(events(EventOrder.even(50), 500)).isEqualTo(events(EventOrder.even(50), 500));
  }

  @Test
  void firstRepository_hasItsShare_whenSkewed() {
    // When
    List<EventNumber> events = events(EventOrder.skewed(100, 0.9), 10_000);

    // Then
    assertThat(events.stream().filter(it -> it.repository() == 0).count())
        .isBetween(8_900L, 9_100L);
    assertThat(events.stream().map(EventNumber::repository).distinct()).hasSize(100);
  }

  private static List<EventNumber> events(EventOrder order, int count) {
    return IntStream.range(0, count).mapToObj(i -> order.next()).toList();
  }
}
