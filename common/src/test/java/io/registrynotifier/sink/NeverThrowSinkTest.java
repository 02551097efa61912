package io.registrynotifier.sink;

import static io.registrynotifier.sink.FakeSink.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class NeverThrowSinkTest {
  static Stream<Throwable> failures() {
    return Stream.of(new IllegalStateException("a defect"), new NoClassDefFoundError("an error"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void write_returnsAFailedFuture_whenTheSinkThrows(Throwable failure) {
    // Given
    Sink sink = NeverThrowSink.of(FakeSink.answering(() -> throwing(failure)));

    // When
    CompletableFuture<Void> written = sink.write(List.of(event("1")));

    // Then
    assertThatThrownBy(written::join).hasCause(failure);
  }

  @Test
  void write_returnsAFailedFuture_whenTheSinkReturnsNone() {
    // Given
    Sink sink = NeverThrowSink.of(FakeSink.answering(() -> null));

    // When
    CompletableFuture<Void> written = sink.write(List.of(event("1")));

    // Then
    assertThat(written).isCompletedExceptionally();
  }

  @Test
  void write_isTheSinks_whenItKeeps() {
    // Given
    FakeSink inside = FakeSink.keeping();
    Sink sink = NeverThrowSink.of(inside);

    // When
    CompletableFuture<Void> written = sink.write(List.of(event("1")));
    sink.close();

    // Then
    assertThat(written).isCompleted();
    assertThat(inside.ids()).containsExactly("1");
    assertThat(inside.closings()).isEqualTo(1);
  }

  private static CompletableFuture<Void> throwing(Throwable failure) {
    return NeverThrowSinkTest.<RuntimeException>sneak(failure);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> CompletableFuture<Void> sneak(Throwable failure) throws T {
    throw (T) failure;
  }
}
