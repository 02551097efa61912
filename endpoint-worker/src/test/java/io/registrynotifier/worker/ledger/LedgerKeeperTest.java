package io.registrynotifier.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.testkit.time.ManualScheduler;
import io.registrynotifier.worker.ledger.LedgerStatus.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LedgerKeeperTest {
  private final ManualScheduler thread = new ManualScheduler();
  private final List<Long> tries = new ArrayList<>();
  private final LedgerKeeper keeper =
      new LedgerKeeper((restoring, ended) -> fail(), thread, thread::nanoTime);

  @Test
  void keeper_saysWhy_andTriesAgainLaterAndLater_whileTheDiskIsFull() {
    // Given
    keeper.begin();

    // When
    thread.advance(Duration.ofMinutes(5));

    // Then
    assertThat(keeper.status().state()).isEqualTo(State.FAILED);
    assertThat(keeper.status().problem()).hasValue("state directory x is on a full disk");
    assertThat(keeper.share()).isEmpty();
    assertThat(tries.stream().map(nanos -> nanos / 1_000_000_000).toList())
        .startsWith(2L, 4L, 8L, 16L, 32L, 64L, 124L, 184L);
  }

  @Test
  void keeper_startsNothing_beforeDeliveryHasBegun() {
    // Given
    keeper.begin();

    // When
    thread.advance(Duration.ofSeconds(1));

    // Then
    assertThat(tries).isEmpty();
    assertThat(keeper.status().state()).isEqualTo(State.RESTORING);
  }

  @Test
  void keeper_triesNoMore_whenItIsClosed() {
    // Given
    keeper.begin();
    keeper.close();

    // When
    thread.advance(Duration.ofMinutes(5));

    // Then
    assertThat(tries).isEmpty();
  }

  private Share fail() {
    tries.add(thread.nanoTime());
    throw new LedgerFailedException("state directory x is on a full disk", null);
  }
}
