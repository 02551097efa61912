package io.registrynotifier.worker.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecentEventsTest {
  private static final int RUNS = 2_000;

  @Test
  void recentEvents_areThoseOfTheModel_inThousandsOfSeededLives() {
    for (long seed = 0; seed < RUNS; seed++) {
      // Given
      Random random = new Random(seed);
      int max = 1 + random.nextInt(200);
      RecentEvents recent = new RecentEvents(max);
      RecentEventsModel model = new RecentEventsModel(max);
      int prints = 1 + random.nextInt(3 * max);

      for (int step = 0; step < 600; step++) {
        // When
        Fingerprint print = print(random, prints);
        step(random, print, recent, model);

        // Then
        Fingerprint asked = print(random, prints);
        assertThat(found(recent, asked))
            .as("seed %d, step %d", seed, step)
            .isEqualTo(model.find(asked).map(RecentEventsTest::text));
      }
    }
  }

  @Test
  void recentEvents_forgetTheOldest_whenThereAreTooMany() {
    // Given
    RecentEvents recent = new RecentEvents(1_000);

    // When
    for (int i = 0; i <= 1_000; i++) {
      recent.add(new Fingerprint(i, i), 0, i, i);
    }

    // Then
    assertThat(recent.find(new Fingerprint(0, 0))).isEmpty();
    assertThat(recent.find(new Fingerprint(1, 1))).isPresent();
    assertThat(recent.find(new Fingerprint(1_000, 1_000))).isPresent();
  }

  private static void step(
      Random random, Fingerprint print, RecentEvents recent, RecentEventsModel model) {
    int partition = random.nextInt(4);
    switch (random.nextInt(20)) {
      case 0 -> {
        recent.removeAll(partition);
        model.removeAll(partition);
      }
      case 1, 2, 3 -> {
        recent.find(print).ifPresent(recent::remove);
        model.remove(print);
      }
      default -> {
        long offset = random.nextLong();
        long time = random.nextLong();
        recent.add(print, partition, offset, time);
        model.add(print, partition, offset, time);
      }
    }
  }

  /** Many that share a place in the table, some that share half of their bits. */
  private static Fingerprint print(Random random, int prints) {
    int number = random.nextInt(prints);
    return new Fingerprint(number % 7, number / 7 * 8L);
  }

  private static Optional<String> found(RecentEvents recent, Fingerprint print) {
    OptionalInt slot = recent.find(print);
    return slot.isEmpty()
        ? Optional.empty()
        : Optional.of(
            recent.partition(slot.getAsInt())
                + "/"
                + recent.offset(slot.getAsInt())
                + "/"
                + recent.time(slot.getAsInt()));
  }

  private static String text(RecentEventsModel.Entry entry) {
    return entry.partition + "/" + entry.offset + "/" + entry.time;
  }
}
