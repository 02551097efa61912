package io.registrynotifier.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.testkit.time.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MailboxTest {
  private final ManualScheduler elsewhere = new ManualScheduler();
  private final Mailbox mailbox = new Mailbox(elsewhere);
  private final List<Integer> ran = new ArrayList<>();

  @Test
  void mailbox_runsAMessageAtOnce_whenNobodyIsRunning() {
    // Given
    // When
    mailbox.execute(() -> ran.add(1));

    // Then
    assertThat(ran).containsExactly(1);
  }

  @Test
  void mailbox_runsAMessageAfterTheOneThatPostedIt() {
    // Given
    // When
    mailbox.execute(
        () -> {
          mailbox.execute(() -> ran.add(2));
          ran.add(1);
        });

    // Then
    assertThat(ran).containsExactly(1, 2);
  }

  @Test
  void mailbox_handsTheRestOver_afterALongTurn_andKeepsTheOrder() {
    // Given
    int messages = 1_000;

    // When
    mailbox.execute(() -> IntStream.range(0, messages).forEach(this::postAdding));
    int inFirstTurn = ran.size();
    mailbox.execute(() -> ran.add(messages));
    boolean runByTheSecondPoster = ran.contains(messages);
    elsewhere.advance(Duration.ZERO);

    // Then
    assertThat(inFirstTurn).isBetween(1, 300);
    assertThat(runByTheSecondPoster).isFalse();
    assertThat(ran).isEqualTo(IntStream.rangeClosed(0, messages).boxed().toList());
  }

  @Test
  void mailbox_goesOn_whenAMessageHasADefect() {
    // Given
    // When
    mailbox.execute(
        () -> {
          mailbox.execute(() -> ran.add(1));
          throw new IllegalStateException("defect");
        });
    mailbox.execute(
        () -> {
          throw new AssertionError("worse defect");
        });
    mailbox.execute(() -> ran.add(2));

    // Then
    assertThat(ran).containsExactly(1, 2);
  }

  @Test
  void mailbox_losesNoMessageAndRunsOneAtATime_whenManyThreadsPost() throws InterruptedException {
    // Given
    int threads = 4;
    int each = 50_000;
    ExecutorService posters = Executors.newFixedThreadPool(threads + 1);
    Mailbox contended = new Mailbox(posters);
    int[] lastOf = new int[threads];
    int[] outOfOrder = {0};
    CountDownLatch all = new CountDownLatch(threads * each);

    // When
    for (int thread = 0; thread < threads; thread++) {
      int poster = thread;
      posters.execute(
          () -> {
            for (int i = 1; i <= each; i++) {
              int number = i;
              contended.execute(
                  () -> {
                    outOfOrder[0] += number == lastOf[poster] + 1 ? 0 : 1;
                    lastOf[poster] = number;
                    all.countDown();
                  });
            }
          });
    }
    boolean complete = all.await(30, TimeUnit.SECONDS);
    posters.shutdown();

    // Then
    assertThat(complete).as("%d messages missing", all.getCount()).isTrue();
    assertThat(outOfOrder[0]).isZero();
    assertThat(lastOf).containsOnly(each);
  }

  private void postAdding(int number) {
    mailbox.execute(() -> ran.add(number));
  }
}
