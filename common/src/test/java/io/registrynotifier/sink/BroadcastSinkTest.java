package io.registrynotifier.sink;

import static io.registrynotifier.sink.FakeSink.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.registrynotifier.event.CarriedEvent;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BroadcastSinkTest {
  private static final List<CarriedEvent> FIRST = List.of(event("1"));
  private static final List<CarriedEvent> SECOND = List.of(event("2"), event("3"));

  static Stream<FakeSink> badSinks() {
    return Stream.of(
        FakeSink.failing(new TimeoutException("no answer")),
        FakeSink.failing(new SinkClosedException("bad")),
        FakeSink.answering(
            () -> {
              throw new IllegalStateException("thrown");
            }),
        FakeSink.answering(
            () -> {
              throw new NoClassDefFoundError("thrown");
            }),
        FakeSink.answering(() -> null));
  }

  @Test
  void write_reachesEverySinkInOrder_whenAllKeep() {
    // Given
    FakeSink one = FakeSink.keeping();
    FakeSink two = FakeSink.keeping();
    BroadcastSink broadcast = BroadcastSink.of(one, two);

    // When
    broadcast.write(FIRST).join();
    broadcast.write(SECOND).join();

    // Then
    assertThat(one.ids()).containsExactly("1", "2", "3");
    assertThat(two.ids()).containsExactly("1", "2", "3");
  }

  @ParameterizedTest
  @MethodSource("badSinks")
  void write_reachesTheOthersAndFails_whenOneSinkFails(FakeSink bad) {
    // Given
    FakeSink before = FakeSink.keeping();
    FakeSink after = FakeSink.keeping();
    BroadcastSink broadcast = BroadcastSink.of(before, bad, after);

    // When
    CompletableFuture<Void> written = broadcast.write(FIRST);

    // Then
    assertThat(before.ids()).containsExactly("1");
    assertThat(after.ids()).containsExactly("1");
    assertThatThrownBy(written::join)
        .cause()
        .isInstanceOf(BroadcastException.class)
        .hasMessage("broadcast: 1 of 3 sinks failed")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
  }

  @Test
  void write_waitsForTheLastSink_whenAnotherHasFailed() {
    // Given
    CompletableFuture<Void> pending = new CompletableFuture<>();
    FakeSink slow = FakeSink.answering(() -> pending);
    BroadcastSink broadcast = BroadcastSink.of(FakeSink.failing(new TimeoutException()), slow);

    // When
    CompletableFuture<Void> written = broadcast.write(FIRST);
    boolean doneEarly = written.isDone();
    pending.complete(null);

    // Then
    assertThat(doneEarly).isFalse();
    assertThat(written).isCompletedExceptionally();
  }

  /** The registry's broadcaster removes from the list it goes through: its next sink misses one. */
  @Test
  void closedSink_makesNoOtherMissOrRepeatAnEvent_whenItIsLetGo() {
    // Given
    FakeSink gone = FakeSink.failing(new SinkClosedException("gone"));
    FakeSink next = FakeSink.keeping();
    FakeSink last = FakeSink.keeping();
    BroadcastSink broadcast = BroadcastSink.of(gone, next, last);

    // When
    CompletableFuture<Void> first = broadcast.write(FIRST);
    CompletableFuture<Void> second = broadcast.write(SECOND);

    // Then
    assertThat(first).isCompletedExceptionally();
    assertThat(second).isCompleted();
    assertThat(gone.ids()).containsExactly("1");
    assertThat(next.ids()).containsExactly("1", "2", "3");
    assertThat(last.ids()).containsExactly("1", "2", "3");
  }

  /** The registry has two closed errors and compares with one: closed sinks are tried for ever. */
  @Test
  void closedSink_isLetGo_whenItsErrorComesWrapped() {
    // Given
    Throwable wrapped = new CompletionException(new SinkClosedException("gone"));
    FakeSink gone = FakeSink.failing(wrapped);
    BroadcastSink broadcast = BroadcastSink.of(gone, FakeSink.keeping());

    // When
    CompletableFuture<Void> first = broadcast.write(FIRST);
    CompletableFuture<Void> second = broadcast.write(SECOND);

    // Then
    assertThat(first).isCompletedExceptionally();
    assertThat(second).isCompleted();
    assertThat(gone.ids()).containsExactly("1");
  }

  @Test
  void write_failsAndMayBeRetried_whenNoSinkIsThere() {
    // Given
    BroadcastSink broadcast = BroadcastSink.of();
    FakeSink late = FakeSink.keeping();

    // When
    CompletableFuture<Void> nobody = broadcast.write(FIRST);
    broadcast.add(late);
    CompletableFuture<Void> again = broadcast.write(FIRST);

    // Then
    assertThat(nobody).isCompletedExceptionally();
    assertThat(again).isCompleted();
    assertThat(late.ids()).containsExactly("1");
  }

  /** In the registry a nil event ends the queue's goroutine without a word. */
  @Test
  void write_failsAndTheNextSucceeds_whenAnEventIsNull() {
    // Given
    FakeSink sink = FakeSink.keeping();
    BroadcastSink broadcast = BroadcastSink.of(sink);

    // When
    CompletableFuture<Void> bad = broadcast.write(Collections.singletonList(null));
    CompletableFuture<Void> good = broadcast.write(FIRST);

    // Then
    assertThat(bad).isCompletedExceptionally();
    assertThat(good).isCompleted();
    assertThat(sink.ids()).containsExactly("1");
  }

  @Test
  void write_failsAsClosed_whenTheBroadcasterIsClosed() {
    // Given
    FakeSink sink = FakeSink.keeping();
    BroadcastSink broadcast = BroadcastSink.of(sink);
    broadcast.close();

    // When
    CompletableFuture<Void> written = broadcast.write(FIRST);

    // Then
    assertThatThrownBy(written::join)
        .cause()
        .isExactlyInstanceOf(SinkClosedException.class)
        .hasMessage("broadcast: closed");
    assertThat(sink.ids()).isEmpty();
  }

  @Test
  void write_failsAsClosed_whenTheBroadcasterIsClosedUnderIt() {
    // Given
    CompletableFuture<Void> pending = new CompletableFuture<>();
    BroadcastSink broadcast = BroadcastSink.of(FakeSink.answering(() -> pending));
    CompletableFuture<Void> written = broadcast.write(FIRST);

    // When
    broadcast.close();
    pending.completeExceptionally(new TimeoutException());

    // Then
    assertThatThrownBy(written::join).cause().isExactlyInstanceOf(SinkClosedException.class);
  }

  @Test
  void close_closesEachSinkOnce_whenCalledTwice() {
    // Given
    FakeSink one = FakeSink.keeping();
    FakeSink two = FakeSink.keeping();
    BroadcastSink broadcast = BroadcastSink.of(one, two, one);

    // When
    broadcast.close();
    broadcast.close();

    // Then
    assertThat(one.closings()).isEqualTo(1);
    assertThat(two.closings()).isEqualTo(1);
  }

  @Test
  void close_closesTheOthersAndThrows_whenOneSinkThrows() {
    // Given
    FakeSink other = FakeSink.keeping();
    IllegalStateException first = new IllegalStateException("first");
    IllegalStateException second = new IllegalStateException("second");
    BroadcastSink broadcast =
        BroadcastSink.of(new UnclosableSink(first), new UnclosableSink(second), other);

    // When
    Throwable thrown = catchThrowable(broadcast::close);

    // Then
    assertThat(thrown).isSameAs(first).hasSuppressedException(second);
    assertThat(other.closings()).isEqualTo(1);
  }

  @Test
  void add_refusesAndLeavesTheSinkOpen_whenTheBroadcasterIsClosed() {
    // Given
    FakeSink late = FakeSink.keeping();
    BroadcastSink broadcast = BroadcastSink.of();
    broadcast.close();

    // When // Then
    assertThatThrownBy(() -> broadcast.add(late)).isInstanceOf(SinkClosedException.class);
    assertThat(late.closings()).isZero();
  }

  @Test
  void add_isNoSecondCopy_whenTheSinkIsThere() {
    // Given
    FakeSink sink = FakeSink.keeping();
    BroadcastSink broadcast = BroadcastSink.of(sink);

    // When
    boolean added = broadcast.add(sink);
    broadcast.write(FIRST).join();

    // Then
    assertThat(added).isFalse();
    assertThat(sink.ids()).containsExactly("1");
  }

  @Test
  void remove_leavesTheSinkOpenAndWithoutLaterEvents_whenItWasThere() {
    // Given
    FakeSink removed = FakeSink.keeping();
    BroadcastSink broadcast = BroadcastSink.of(removed, FakeSink.keeping());

    // When
    boolean wasThere = broadcast.remove(removed);
    boolean stillThere = broadcast.remove(removed);
    broadcast.write(FIRST).join();
    broadcast.close();

    // Then
    assertThat(wasThere).isTrue();
    assertThat(stillThere).isFalse();
    assertThat(removed.ids()).isEmpty();
    assertThat(removed.closings()).isZero();
  }

  private record UnclosableSink(RuntimeException failure) implements Sink {
    @Override
    public CompletableFuture<Void> write(List<CarriedEvent> events) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
      throw failure;
    }
  }
}
