package io.registrynotifier.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Endpoints that had one name, one after the other. */
final class LedgerLivesTest {
  private static final String NAME = "alistener";
  private static final Instant FIRST = Instant.parse("2026-01-02T03:04:05.000001Z");
  private static final Instant SECOND = Instant.parse("2026-01-02T03:04:05.000002Z");
  private static final PartitionCounts OLD = new PartitionCounts(5, 10, 1, 3);
  private static final PartitionCounts NEW = new PartitionCounts(9, 2, 0, 0);

  private final LedgerRun ledger;

  LedgerLivesTest(@TempDir Path directory) {
    ledger = new LedgerRun(directory, Duration.ofDays(7));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void endpointMadeAgain_startsAsNew() {
    // Given
    ledger.tell(LedgerRun.tally(FIRST, "a", 4, OLD));
    ledger.log(ledger.entry("one", 1), FIRST);
    ledger.log(ledger.entry("two", 1), FIRST);

    // When
    ledger.pass(Duration.ofMinutes(1));
    Instant begun = ledger.now();
    ledger.log(ledger.entry("three", 1), SECOND);
    ledger.tell(LedgerRun.tally(SECOND, "a", 1, NEW));

    // Then
    Totals totals = ledger.totals(NAME);
    assertThat(totals.successes()).isEqualTo(2);
    assertThat(totals.failures()).isEqualTo(1);
    assertThat(totals.putAside()).isZero();
    assertThat(totals.statuses()).isEqualTo(Map.of("503", 1L));
    assertThat(totals.since()).isEqualTo(begun);
    assertThat(ledger.ring(NAME)).extracting(AttemptEntry::eventId).containsExactly("three");
    assertThat(ledger.minutes(NAME).values())
        .extracting(AttemptCounts::refused)
        .containsExactly(1L);
  }

  @Test
  void totals_areThoseOfTheLastOne_inWhateverOrderItIsTold() {
    for (long seed = 0; seed < 50; seed++) {
      // Given
      List<Runnable> told = new ArrayList<>();
      for (String run : List.of("a", "b")) {
        told.add(() -> ledger.tell(LedgerRun.tally(FIRST, run, 3, OLD)));
        told.add(() -> ledger.tell(LedgerRun.tally(FIRST, run, 7, OLD)));
        told.add(() -> ledger.tell(LedgerRun.tally(SECOND, run, 1, NEW)));
        told.add(() -> ledger.tell(new Gone(NAME, FIRST)));
        told.add(() -> ledger.log(ledger.entry("old", 1), FIRST));
      }
      Collections.shuffle(told, new Random(seed));

      // When
      told.forEach(Runnable::run);

      // Then
      Totals totals = ledger.totals(NAME);
      assertThat(totals.successes()).as("seed %d", seed).isEqualTo(2);
      assertThat(totals.failures()).as("seed %d", seed).isEqualTo(2);
      assertThat(ledger.ring(NAME)).as("seed %d", seed).isEmpty();
      assertThat(ledger.minutes(NAME).values())
          .as("seed %d", seed)
          .extracting(AttemptCounts::refused)
          .containsExactly(2L);
      ledger.tell(new Gone(NAME, SECOND));
    }
  }

  @Test
  void nothing_isKept_whenTheEndpointIsGone() {
    // Given
    ledger.tell(LedgerRun.tally(FIRST, "a", 4, OLD));
    ledger.log(ledger.entry("one", 1), FIRST);

    // When
    ledger.tell(new Gone(NAME, FIRST));

    // Then
    assertThat(ledger.totals(NAME)).isEqualTo(Totals.NONE);
    assertThat(ledger.ring(NAME)).isEmpty();
    assertThat(ledger.minutes(NAME)).isEmpty();
  }

  @Test
  void totals_goOn_whenItIsKnownAtLastWhichOneTheyAreOf() {
    // Given
    ledger.tell(LedgerRun.tally("a", 4, OLD));

    // When
    ledger.tell(LedgerRun.tally(FIRST, "a", 5, OLD));
    ledger.tell(LedgerRun.tally("b", 1, OLD));

    // Then
    assertThat(ledger.totals(NAME).failures()).isEqualTo(6);
    assertThat(ledger.totals(NAME).successes()).isEqualTo(10);
  }
}
