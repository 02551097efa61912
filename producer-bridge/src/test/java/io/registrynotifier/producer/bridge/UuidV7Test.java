package io.registrynotifier.producer.bridge;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class UuidV7Test {
  private static final Clock STILL =
      Clock.fixed(Instant.parse("2022-02-22T19:22:22.000797700Z"), ZoneOffset.UTC);

  /** The example of RFC 9562, appendix A.6; its {@code rand_a} is a fraction here. */
  @Test
  void id_isTheStandardsExample_whenTimeAndRandomBitsAreItsOwn() {
    // Given
    UuidV7 ids = new UuidV7(STILL, () -> 0x18C4DC0C0C07398FL << 2);

    // When
    String id = ids.get();

    // Then
    assertThat(id).isEqualTo("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  }

  @Test
  void ids_increase_whenTheClockStandsStill() {
    // Given
    UuidV7 ids = new UuidV7(STILL, new Random(1));

    // When
    List<String> made = Stream.generate(ids).limit(10_000).toList();

    // Then
    assertThat(made).isSorted().doesNotHaveDuplicates();
    assertThat(made).allMatch(id -> UUID.fromString(id).version() == 7);
    assertThat(made).allMatch(id -> UUID.fromString(id).variant() == 2);
  }

  @Test
  void ids_areDistinctAndIncreaseInEachThread_whenSeveralMakeThem()
      throws ExecutionException, InterruptedException {
    // Given
    UuidV7 ids = new UuidV7(STILL, new Random(1));
    Callable<List<String>> work = () -> Stream.generate(ids).limit(5_000).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);

    // When
    List<List<String>> made = new ArrayList<>();
    for (Future<List<String>> done :
        threads.invokeAll(List.of(work, work, work, work), 30, SECONDS)) {
      made.add(done.get());
    }
    threads.shutdownNow();

    // Then
    Set<String> distinct = new HashSet<>();
    made.forEach(distinct::addAll);
    assertThat(distinct).hasSize(20_000);
    assertThat(made).allSatisfy(one -> assertThat(one).isSorted());
  }
}
