package io.registrynotifier.testkit.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class DeliveryGuaranteeTest {
  private static final List<PublishedEvent> PUBLISHED =
      List.of(
          new PublishedEvent("a1", "a", 1),
          new PublishedEvent("a2", "a", 2),
          new PublishedEvent("b1", "b", 1),
          new PublishedEvent("a3", "a", 3));

  private static final Duration UNRECORDED = Duration.ofSeconds(2);

  private final AtomicLong time = new AtomicLong();

  @Test
  void allGuarantees_hold_whenTheRunIsPerfect() {
    // Given
    DeliveryGuarantee all =
        AllGuarantees.of(new NothingLost(), new InOrderPerRepository(), NothingRepeated.atAll());

    // When
    run(all, "a1", "b1", "a2", "a3");

    // Then
    assertThatCode(all::verify).doesNotThrowAnyException();
  }

  @Test
  void nothingLost_namesTheEvents_whenSomeWereNotDelivered() {
    // Given
    NothingLost guarantee = new NothingLost();

    // When
    run(guarantee, "a1", "b1");

    // Then
    assertThat(guarantee.owed()).isEqualTo(2);
    assertThatThrownBy(guarantee::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessage("nothing lost: 2 broken: a2, a3");
  }

  @Test
  void nothingLost_holds_whenDeliveriesAreToldBeforeTheirPublishing() {
    // Given
    NothingLost guarantee = new NothingLost();

    // When
    guarantee.delivered("a1");
    guarantee.published(PUBLISHED.get(0));

    // Then
    assertThatCode(guarantee::verify).doesNotThrowAnyException();
  }

  @Test
  void inOrder_namesTheEvent_whenALaterOneOvertookIt() {
    // Given
    InOrderPerRepository guarantee = new InOrderPerRepository();

    // When
    run(guarantee, "a1", "a3", "b1", "a2");

    // Then
    assertThatThrownBy(guarantee::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessage("in order per repository: 1 broken: a2 of a after a3");
  }

  @Test
  void inOrder_namesEveryEvent_whenOneOvertookSeveral() {
    // Given
    InOrderPerRepository guarantee = new InOrderPerRepository();

    // When
    run(guarantee, "a3", "a1", "a2");

    // Then
    assertThatThrownBy(guarantee::verify)
        .hasMessage("in order per repository: 2 broken: a1 of a after a3, a2 of a after a3");
  }

  @Test
  void inOrder_holds_whenARepeatComesAfterLaterEvents() {
    // Given
    InOrderPerRepository guarantee = new InOrderPerRepository();

    // When
    run(guarantee, "a1", "a2", "a1", "a2", "a3");

    // Then
    assertThatCode(guarantee::verify).doesNotThrowAnyException();
  }

  @Test
  void inOrder_holds_whenAnotherRepositoryIsFaster() {
    // Given
    InOrderPerRepository guarantee = new InOrderPerRepository();

    // When
    run(guarantee, "b1", "a1", "unknown", "a2");

    // Then
    assertThatCode(guarantee::verify).doesNotThrowAnyException();
  }

  @Test
  void nothingRepeated_namesTheEvents_whenOneCameTwice() {
    // Given
    DeliveryGuarantee guarantee = NothingRepeated.atAll();

    // When
    run(guarantee, "a1", "a2", "a1");

    // Then
    assertThatThrownBy(guarantee::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessage("nothing repeated beyond 0: 1 broken: a1");
  }

  @Test
  void nothingRepeated_countsEveryRepeat_whenThereIsAnAllowance() {
    // Given
    NothingRepeated guarantee = NothingRepeated.beyond(2);

    // When
    run(guarantee, "a1", "a1", "a1");

    // Then
    assertThatCode(guarantee::verify).doesNotThrowAnyException();
    guarantee.delivered("a1");
    assertThat(guarantee.repeats()).isEqualTo(3);
    assertThatThrownBy(guarantee::verify).isInstanceOf(AssertionError.class);
  }

  @Test
  void nothingLost_holds_whenAnEventWasPutAside() {
    // Given
    NothingLost guarantee = new NothingLost();

    // When
    run(guarantee, "a1", "b1", "a3");
    guarantee.putAside("a2");

    // Then
    assertThatCode(guarantee::verify).doesNotThrowAnyException();
  }

  @Test
  void nothingRecordedRepeated_holds_whenAProcessWasKilledBeforeItCouldRecord() {
    // Given
    NothingRecordedRepeated guarantee = new NothingRecordedRepeated(UNRECORDED, time::get);

    // When
    guarantee.delivered("a1");
    pass(UNRECORDED);
    guarantee.killed();
    pass(UNRECORDED);
    guarantee.delivered("a1");

    // Then
    assertThatCode(guarantee::verify).doesNotThrowAnyException();
    assertThat(guarantee.repeats()).isEqualTo(1);
    assertThat(guarantee.excusable()).isEqualTo(1);
  }

  @Test
  void nothingRecordedRepeated_namesTheEvent_whenItWasRecordedLongBeforeTheKill() {
    // Given
    NothingRecordedRepeated guarantee = new NothingRecordedRepeated(UNRECORDED, time::get);

    // When
    guarantee.delivered("a1");
    pass(UNRECORDED.plusNanos(1));
    guarantee.killed();
    pass(UNRECORDED);
    guarantee.delivered("a1");

    // Then
    assertThatThrownBy(guarantee::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessage("nothing recorded repeated: 1 broken: a1 2 times");
    assertThat(guarantee.excusable()).isZero();
  }

  @Test
  void nothingRecordedRepeated_namesTheEvent_whenTheKillCameAfterTheRepeat() {
    // Given
    NothingRecordedRepeated guarantee = new NothingRecordedRepeated(UNRECORDED, time::get);

    // When
    guarantee.delivered("a1");
    guarantee.delivered("a1");
    pass(Duration.ofMillis(1));
    guarantee.killed();

    // Then
    assertThatThrownBy(guarantee::verify).hasMessageContaining("a1 2 times");
  }

  @Test
  void nothingRecordedRepeated_allowsOneMore_whenTheRegistryHadSentItTwice() {
    // Given
    NothingRecordedRepeated guarantee = new NothingRecordedRepeated(UNRECORDED, time::get);

    // When
    guarantee.publishedAgain("a1");
    guarantee.delivered("a1");
    guarantee.delivered("a1");

    // Then
    assertThatCode(guarantee::verify).doesNotThrowAnyException();
    guarantee.delivered("a1");
    assertThatThrownBy(guarantee::verify).hasMessageContaining("a1 3 times");
  }

  @Test
  void attemptsWithin_namesTheEvent_whenItWasTriedOnceMore() {
    // Given
    AttemptsWithin guarantee = new AttemptsWithin(2, UNRECORDED, time::get);

    // When
    guarantee.attempted("a1");
    guarantee.attempted("a1");
    guarantee.attempted("a2");

    // Then
    assertThatCode(guarantee::verify).doesNotThrowAnyException();
    guarantee.attempted("a1");
    assertThat(guarantee.exceeded()).isEqualTo(1);
    assertThatThrownBy(guarantee::verify).hasMessage("at most 2 attempts: 1 broken: a1 3 times");
  }

  @Test
  void attemptsWithin_countsNoAttempt_thatAKilledProcessForgot() {
    // Given
    AttemptsWithin guarantee = new AttemptsWithin(2, UNRECORDED, time::get);

    // When
    guarantee.attempted("a1");
    pass(UNRECORDED.multipliedBy(2));
    guarantee.attempted("a1");
    guarantee.killed();
    pass(UNRECORDED.multipliedBy(2));
    guarantee.attempted("a1");

    // Then
    assertThatCode(guarantee::verify).doesNotThrowAnyException();
    guarantee.attempted("a1");
    assertThat(guarantee.exceeded()).isEqualTo(1);
  }

  @Test
  void allGuarantees_tellEachOne_whateverHappens() {
    // Given
    NothingRecordedRepeated recorded = new NothingRecordedRepeated(UNRECORDED, time::get);
    AttemptsWithin within = new AttemptsWithin(1, UNRECORDED, time::get);
    NothingLost lost = new NothingLost();
    DeliveryGuarantee all = AllGuarantees.of(recorded, within, lost);

    // When
    run(all, "a1", "a1", "b1", "a2");
    all.publishedAgain("b1");
    all.attempted("a1");
    all.killed();
    pass(Duration.ofMillis(1));
    all.delivered("a1");
    all.putAside("a3");

    // Then
    assertThat(recorded.excusable()).isEqualTo(3);
    assertThat(lost.owed()).isZero();
    assertThat(within.exceeded()).isZero();
    assertThatThrownBy(all::verify).hasMessageContaining("a1 3 times");
  }

  @Test
  void allGuarantees_reportEveryBrokenOne_whenSeveralAre() {
    // Given
    DeliveryGuarantee all =
        AllGuarantees.of(new NothingLost(), new InOrderPerRepository(), NothingRepeated.atAll());

    // When
    run(all, "a2", "a1", "a1", "b1");

    // Then
    assertThatThrownBy(all::verify)
        .hasMessageContaining("nothing lost: 1 broken: a3")
        .hasMessageContaining("in order per repository: 1 broken: a1")
        .hasMessageContaining("nothing repeated beyond 0: 1 broken: a1");
  }

  private void pass(Duration duration) {
    time.addAndGet(duration.toNanos());
  }

  private static void run(DeliveryGuarantee guarantee, String... delivered) {
    PUBLISHED.forEach(guarantee::published);
    List.of(delivered).forEach(guarantee::delivered);
  }
}
