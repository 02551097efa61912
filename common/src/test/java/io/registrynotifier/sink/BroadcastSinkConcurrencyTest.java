package io.registrynotifier.sink;

import static io.registrynotifier.sink.FakeSink.event;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds whatever the threads do: each case is seeded, bounded in steps, and has a deadline.
 */
final class BroadcastSinkConcurrencyTest {
  private static final int WRITERS = 3;
  private static final int WRITES = 400;

  private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void lastingSink_hasEachEventOnceInItsWritersOrder_whenOthersComeAndGo(long seed)
      throws ExecutionException, InterruptedException {
    // Given
    FakeSink lasting = FakeSink.keeping();
    BroadcastSink broadcast = BroadcastSink.of(FakeSink.keeping(), lasting, FakeSink.keeping());
    List<Callable<Void>> work = new ArrayList<>();
    IntStream.range(0, WRITERS).forEach(writer -> work.add(() -> write(broadcast, writer)));
    work.add(() -> comeAndGo(broadcast, new Random(seed)));

    // When
    for (Future<Void> done : threads.invokeAll(work, 30, SECONDS)) {
      done.get();
    }

    // Then
    for (int writer = 0; writer < WRITERS; writer++) {
      String prefix = writer + "-";
      assertThat(lasting.ids().stream().filter(id -> id.startsWith(prefix)))
          .containsExactlyElementsOf(
              IntStream.range(0, WRITES).mapToObj(number -> prefix + number).toList());
    }
    assertThat(lasting.ids()).hasSize(WRITERS * WRITES);
  }

  /**
   * In the registry of 2015 a writer could take the closer's hand-off, and closing hung for ever.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void close_endsAndNothingIsAcceptedAfterIt_whenWritersAndAnotherCloserRace(long seed)
      throws ExecutionException, InterruptedException {
    // Given
    FakeSink sink = FakeSink.keeping();
    BroadcastSink broadcast = BroadcastSink.of(sink);
    CyclicBarrier start = new CyclicBarrier(4);
    int yields = new Random(seed).nextInt(200);
    List<Callable<List<String>>> work =
        List.of(
            () -> closeAfter(broadcast, start, yields),
            () -> closeAfter(broadcast, start, yields),
            () -> writeUntilClosed(broadcast, start, "a-"),
            () -> writeUntilClosed(broadcast, start, "b-"));

    // When
    List<String> accepted = new ArrayList<>();
    for (Future<List<String>> done : threads.invokeAll(work, 30, SECONDS)) {
      accepted.addAll(done.get());
    }

    // Then
    assertThat(sink.closings()).isEqualTo(1);
    assertThat(sink.ids()).containsExactlyInAnyOrderElementsOf(accepted);
    assertThat(broadcast.write(List.of(event("late")))).isCompletedExceptionally();
  }

  @Test
  void sinks_areClosedByOneSideOnly_whenAddAndCloseRace()
      throws ExecutionException, InterruptedException, TimeoutException {
    for (int round = 0; round < 200; round++) {
      // Given
      FakeSink added = FakeSink.keeping();
      BroadcastSink broadcast = BroadcastSink.of();
      CyclicBarrier start = new CyclicBarrier(2);

      // When
      Future<Boolean> adding = threads.submit(() -> add(broadcast, added, start));
      Future<List<String>> closing = threads.submit(() -> closeAfter(broadcast, start, 0));
      boolean taken = adding.get(30, SECONDS);
      closing.get(30, SECONDS);

      // Then
      assertThat(added.closings()).isEqualTo(taken ? 1 : 0);
    }
  }

  private static Void write(BroadcastSink broadcast, int writer) {
    for (int number = 0; number < WRITES; number++) {
      try {
        broadcast.write(List.of(event(writer + "-" + number))).join();
      } catch (CompletionException passingSinkClosed) {
        assertThat(passingSinkClosed).hasCauseInstanceOf(BroadcastException.class);
      }
    }
    return null;
  }

  private static Void comeAndGo(BroadcastSink broadcast, Random random) {
    List<FakeSink> passing = new ArrayList<>();
    for (int step = 0; step < WRITES * 2; step++) {
      if (passing.isEmpty() || random.nextBoolean()) {
        FakeSink sink = FakeSink.keeping();
        broadcast.add(sink);
        passing.add(sink);
      } else {
        FakeSink sink = passing.remove(random.nextInt(passing.size()));
        if (random.nextBoolean()) {
          sink.close();
        } else {
          broadcast.remove(sink);
        }
      }
    }
    return null;
  }

  private static List<String> closeAfter(BroadcastSink broadcast, CyclicBarrier start, int yields)
      throws BrokenBarrierException, InterruptedException, TimeoutException {
    start.await(30, SECONDS);
    for (int count = 0; count < yields; count++) {
      Thread.onSpinWait();
    }
    broadcast.close();
    return List.of();
  }

  private static List<String> writeUntilClosed(
      BroadcastSink broadcast, CyclicBarrier start, String prefix)
      throws BrokenBarrierException, InterruptedException, TimeoutException {
    start.await(30, SECONDS);
    List<String> accepted = new ArrayList<>();
    for (int number = 0; ; number++) {
      String id = prefix + number;
      try {
        broadcast.write(List.of(event(id))).join();
        accepted.add(id);
      } catch (CompletionException end) {
        assertThat(end).hasCauseExactlyInstanceOf(SinkClosedException.class);
        return accepted;
      }
    }
  }

  private static boolean add(BroadcastSink broadcast, Sink sink, CyclicBarrier start)
      throws BrokenBarrierException, InterruptedException, TimeoutException {
    start.await(30, SECONDS);
    try {
      return broadcast.add(sink);
    } catch (SinkClosedException refused) {
      return false;
    }
  }
}
