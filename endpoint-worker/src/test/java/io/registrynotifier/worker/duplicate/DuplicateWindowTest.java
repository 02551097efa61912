package io.registrynotifier.worker.duplicate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.Duplicates;
import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EventAttributes;
import io.registrynotifier.event.MediaTypes;
import io.registrynotifier.worker.delivery.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DuplicateWindowTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final DuplicateWindow window = new DuplicateWindow(new Duplicates(WINDOW, 100));

  @ParameterizedTest
  @CsvSource({
    "id, a, {}, 0, 6, 0, true",
    "id, a, {}, 0, 6, 600, true",
    "id, a, {}, 0, 6, -600, true",
    "id, a, {}, 0, 6, 601, false",
    "id, a, {}, 0, 6, -601, false",
    "other, a, {}, 0, 6, 0, false",
    "id, b, {}, 0, 6, 0, false",
    "id, a, {1}, 0, 6, 0, false",
    "ida, '', {}, 0, 6, 0, false",
    "i, da, {}, 0, 6, 0, false",
    "id, a, {}, 1, 6, 0, false",
    "id, a, {}, 0, 5, 0, false",
    "id, a, {}, 0, 4, 0, false"
  })
  void event_isADuplicate_whenAllButItsPlaceIsTheSameAndItsTimeIsNear(
      String id,
      String repository,
      String json,
      int partition,
      long offset,
      long laterSeconds,
      boolean duplicate) {
    // Given
    boolean first = window.isDuplicate(delivery("id", "a", "{}", 0, 5, START));

    // When
    boolean second =
        window.isDuplicate(
            delivery(id, repository, json, partition, offset, START.plusSeconds(laterSeconds)));

    // Then
    assertThat(first).isFalse();
    assertThat(second).isEqualTo(duplicate);
  }

  @Test
  void event_isDeliveredAgainAfterTheWindow_howeverOftenItCame() {
    // Given
    int delivered = 0;

    // When
    for (int minute = 0; minute <= 30; minute++) {
      Instant time = START.plus(Duration.ofMinutes(minute));
      delivered += window.isDuplicate(delivery("id", "a", "{}", 0, minute, time)) ? 0 : 1;
    }

    // Then
    assertThat(delivered).as("at 0, 11 and 22 minutes").isEqualTo(3);
  }

  @Test
  void event_isNoDuplicate_whenTheFirstOneWasPutAside() {
    // Given
    Delivery first = delivery("id", "a", "{}", 0, 5, START);
    window.isDuplicate(first);

    // When
    window.forget(first);

    // Then
    assertThat(window.isDuplicate(delivery("id", "a", "{}", 0, 6, START))).isFalse();
  }

  @Test
  void event_isNoDuplicate_whenItsPartitionWasGivenUpAndBeganAgain() {
    // Given
    window.isDuplicate(delivery("id", "a", "{}", 0, 5, START));
    window.isDuplicate(delivery("id2", "b", "{}", 1, 5, START));

    // When
    window.forget(0);

    // Then
    assertThat(window.isDuplicate(delivery("id", "a", "{}", 0, 6, START))).isFalse();
    assertThat(window.isDuplicate(delivery("id2", "b", "{}", 1, 6, START))).isTrue();
  }

  @Test
  void nothing_isADuplicate_whenSwitchedOff() {
    // Given
    DuplicateWindow off = new DuplicateWindow(Duplicates.OFF);
    off.isDuplicate(delivery("id", "a", "{}", 0, 5, START));

    // When
    boolean duplicate = off.isDuplicate(delivery("id", "a", "{}", 0, 6, START));

    // Then
    assertThat(duplicate).isFalse();
  }

  @Test
  void window_swallowsOnlyWhatWasLetThroughBefore_inThousandsOfSeededLives() {
    for (long seed = 0; seed < 3_000; seed++) {
      // Given
      Random random = new Random(seed);
      int max = 1 + random.nextInt(40);
      DuplicateWindow seeded = new DuplicateWindow(new Duplicates(WINDOW, max));
      Map<String, Delivery> through = new HashMap<>();

      for (int offset = 0; offset < 300; offset++) {
        // When
        String id = "id" + random.nextInt(60);
        Instant time = START.plusSeconds(random.nextInt(3_600));
        Delivery delivery = delivery(id, "a", "{}", random.nextInt(2), offset, time);
        boolean duplicate = seeded.isDuplicate(delivery);

        // Then
        String key = delivery.partition() + id;
        Optional<Delivery> first = Optional.ofNullable(through.get(key));
        assertThat(duplicate && first.filter(it -> isRepeat(it, delivery)).isEmpty())
            .as("seed %d, offset %d", seed, offset)
            .isFalse();
        if (!duplicate) {
          through.put(key, delivery);
        }
      }
    }
  }

  private static boolean isRepeat(Delivery first, Delivery delivery) {
    return Duration.between(first.published(), delivery.published()).abs().compareTo(WINDOW) <= 0;
  }

  private static Delivery delivery(
      String id, String repository, String json, int partition, long offset, Instant published) {
    EventAttributes attributes =
        new EventAttributes(
            id, "push", "", repository, "latest", "", "", "registry:5000", MediaTypes.EVENTS_V2);
    return new Delivery(
        partition, offset, published, CarriedEvent.of(attributes, json.getBytes(UTF_8)));
  }
}
