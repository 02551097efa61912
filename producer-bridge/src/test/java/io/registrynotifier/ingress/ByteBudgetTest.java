package io.registrynotifier.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ByteBudgetTest {
  private final ByteBudget budget = new ByteBudget(100);

  @Test
  void share_isRefused_whenTheOthersHaveTheRest() {
    // Given
    ByteBudget.Share first = budget.share();
    first.tryTake(70);

    // When
    boolean tooMuch = budget.share().tryTake(31);
    boolean theRest = budget.share().tryTake(30);

    // Then
    assertThat(tooMuch).isFalse();
    assertThat(theRest).isTrue();
    assertThat(budget.left()).isZero();
  }

  @Test
  void budget_hasEverythingBack_whenAShareIsReleasedMoreThanOnce() {
    // Given
    ByteBudget.Share share = budget.share();
    share.tryTake(40);
    share.tryTake(20);

    // When
    share.release();
    share.release();

    // Then
    assertThat(budget.left()).isEqualTo(100);
  }

  @Test
  void share_isRefused_whenItsRequestHasBeenGivenUp() {
    // Given
    ByteBudget.Share share = budget.share();
    share.release();

    // When
    boolean taken = share.tryTake(1);

    // Then
    assertThat(taken).isFalse();
    assertThat(budget.left()).isEqualTo(100);
  }
}
