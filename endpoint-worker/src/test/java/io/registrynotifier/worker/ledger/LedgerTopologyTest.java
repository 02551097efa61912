package io.registrynotifier.worker.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LedgerTopologyTest {
  private final LedgerRun ledger;

  LedgerTopologyTest(@TempDir Path directory) {
    ledger = new LedgerRun(directory, Duration.ofDays(7));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void tally_addsWhatIsNew_howeverOftenItIsTold() {
    // Given
    ledger.tell(LedgerRun.tally("a", 2, new PartitionCounts(5, 10, 1, 3)));

    // When
    ledger.tell(LedgerRun.tally("a", 2, new PartitionCounts(5, 10, 1, 3)));
    ledger.tell(LedgerRun.tally("a", 5, new PartitionCounts(5, 12, 1, 3)));

    // Then
    Totals totals = ledger.totals("alistener");
    assertThat(totals.successes()).isEqualTo(12);
    assertThat(totals.putAside()).isEqualTo(1);
    assertThat(totals.passedOver()).isEqualTo(3);
    assertThat(totals.failures()).isEqualTo(5);
    assertThat(totals.statuses()).isEqualTo(Map.of("503", 5L));
    assertThat(totals.events()).isEqualTo(13);
    assertThat(totals.since()).isEqualTo(LedgerRun.START);
  }

  @Test
  void attempts_ofAllRuns_areAdded() {
    // Given
    ledger.tell(LedgerRun.tally("a", 2, new PartitionCounts(5, 10, 0, 0)));

    // When
    ledger.tell(LedgerRun.tally("b", 3, new PartitionCounts(5, 15, 0, 0)));

    // Then
    assertThat(ledger.totals("alistener").failures()).isEqualTo(5);
    assertThat(ledger.totals("alistener").successes()).as("of one partition").isEqualTo(15);
  }

  @Test
  void countsThatBeganAnew_areAdded_andLateOnesOfBeforeAreNot() {
    // Given
    ledger.tell(LedgerRun.tally("a", 0, new PartitionCounts(5, 10, 0, 0)));

    // When
    ledger.tell(LedgerRun.tally("b", 0, new PartitionCounts(9, 200, 0, 0)));
    ledger.tell(LedgerRun.tally("a", 0, new PartitionCounts(5, 11, 0, 0)));

    // Then
    assertThat(ledger.totals("alistener").successes()).isEqualTo(210);
  }

  @Test
  void successes_areThoseOfTheCommits_inWhateverOrderTalliesCome() {
    for (long seed = 0; seed < 50; seed++) {
      // Given
      Random random = new Random(seed);
      String endpoint = "e" + seed;
      Map<Integer, Long> committed = new HashMap<>();
      List<Tally> tallies = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        int partition = random.nextInt(3);
        long now = committed.merge(partition, (long) random.nextInt(9), Long::sum);
        tallies.add(
            new Tally(
                endpoint,
                Instant.EPOCH,
                "run" + random.nextInt(3),
                AttemptCounts.NONE,
                Map.of(partition, new PartitionCounts(1, now, 0, 0)),
                0,
                Optional.empty()));
      }
      Collections.shuffle(tallies, random);

      // When
      tallies.forEach(ledger::tell);

      // Then
      assertThat(ledger.totals(endpoint).successes())
          .as("seed %d", seed)
          .isEqualTo(committed.values().stream().mapToLong(Long::longValue).sum());
    }
  }

  @Test
  void minutes_holdWhatEndedInThem() {
    // Given
    ledger.tell(LedgerRun.tally("a", 2, new PartitionCounts(5, 10, 0, 0)));
    ledger.pass(Duration.ofMinutes(2));

    // When
    ledger.tell(LedgerRun.tally("a", 5, new PartitionCounts(5, 10, 0, 0)));

    // Then
    Map<Instant, AttemptCounts> minutes = ledger.minutes("alistener");
    assertThat(minutes)
        .containsOnlyKeys(
            Instant.parse("2026-01-02T03:04:00Z"), Instant.parse("2026-01-02T03:06:00Z"));
    assertThat(minutes.values()).extracting(AttemptCounts::refused).containsExactly(2L, 3L);
  }

  @Test
  void attempts_areTheLastTwoHundred() {
    // Given
    // When
    for (int i = 1; i <= 450; i++) {
      ledger.log(ledger.entry("id" + i, i));
    }

    // Then
    assertThat(ledger.ring("alistener")).hasSize(200);
    assertThat(ledger.ring("alistener"))
        .extracting(AttemptEntry::attempt)
        .allMatch(attempt -> attempt > 250);
  }

  @Test
  void event_hasAllItsAttempts_evenInTheSameMillisecond_untilRetention() {
    // Given
    ledger.log(ledger.entry("one", 1));
    ledger.log(ledger.entry("one", 2));
    ledger.log(ledger.entry("other", 1));

    // When
    List<AttemptEntry> found = ledger.event("one");
    ledger.pass(Duration.ofDays(30));
    ledger.log(ledger.entry("late", 1));

    // Then
    assertThat(found).extracting(AttemptEntry::attempt).containsExactlyInAnyOrder(1, 2);
    assertThat(found.get(0).response()).isEqualTo("<script>alert(1)</script>");
    assertThat(ledger.event("one")).isEmpty();
  }

  @Test
  void standings_areThoseHeardOfLately_untilTheWorkerSaysItHasNothing() {
    // Given
    ledger.tell(standing("a", "worker-1"));
    ledger.tell(standing("b", "worker-2"));
    ledger.pass(Duration.ofSeconds(100));
    ledger.tell(standing("b", "worker-2"));

    // When
    List<Standing> all = ledger.standings("alistener");
    ledger.pass(Duration.ofSeconds(100));
    List<Standing> lately = ledger.standings("alistener");
    ledger.tell(LedgerRun.tally("b", 0, PartitionCounts.NONE));

    // Then
    assertThat(all).extracting(Standing::instance).containsExactly("worker-1", "worker-2");
    assertThat(lately).extracting(Standing::instance).containsExactly("worker-2");
    assertThat(ledger.standings("alistener")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "[]",
        "{}",
        "{\"v\":2,\"kind\":\"tally\",\"endpoint\":\"alistener\"}",
        "{\"v\":1,\"kind\":\"other\",\"endpoint\":\"alistener\"}",
        "{\"v\":1,\"kind\":\"tally\",\"endpoint\":\"another\"}",
        "{\"v\":1,\"kind\":\"tally\",\"endpoint\":\"alistener\",\"run\":\"r\",\"partitions\":{\"x\":{}}}",
        "{\"v\":1,\"kind\":\"attempt\",\"endpoint\":\"alistener\"}",
        "{\"v\":1,\"kind\":\"attempt\",\"endpoint\":\"alistener\",\"eventId\":\"\",\"result\":\"x\"}"
      })
  void foreignRecord_isSkipped_andTheRestGoesOn(String value) {
    // Given
    // When
    ledger.pipe("alistener", value.getBytes(UTF_8));
    ledger.pipe("alistener", null);
    ledger.tell(LedgerRun.tally("a", 1, new PartitionCounts(5, 10, 0, 0)));

    // Then
    assertThat(ledger.totals("alistener").successes()).isEqualTo(10);
    assertThat(ledger.ring("alistener")).isEmpty();
  }

  @Test
  void clockOfOneWorker_expiresNothing_whenItIsYearsAhead() {
    // Given
    ledger.tell(LedgerRun.tally("a", 2, new PartitionCounts(5, 10, 0, 0)));

    // When
    ledger.pipe(
        "alistener",
        LedgerRun.tally("b", 3, new PartitionCounts(5, 10, 0, 0)).toBytes(),
        LedgerRun.START.plus(Duration.ofDays(900)));

    // Then
    assertThat(ledger.minutes("alistener").values())
        .extracting(AttemptCounts::refused)
        .containsExactly(2L, 3L);
  }

  private static Tally standing(String run, String instance) {
    return new Tally(
        "alistener",
        Instant.EPOCH,
        run,
        AttemptCounts.NONE,
        Map.of(),
        4,
        Optional.of(
            new Standing(
                instance,
                List.of(0, 1),
                "open",
                Optional.of(LedgerRun.START),
                false,
                3,
                0,
                Optional.of(LedgerRun.START),
                Optional.of("status 503"),
                LedgerRun.START)));
  }
}
