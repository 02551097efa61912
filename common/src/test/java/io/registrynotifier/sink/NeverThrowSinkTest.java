package io.registrynotifier.sink;

import static io.registrynotifier.sink.FakeSink.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class NeverThrowSinkTest {
  @Test
  void write_returnsAFailedFuture_whenTheSinkHasADefect() {
    // Given
    RuntimeException defect = new IllegalStateException("a defect");
    Sink sink =
        NeverThrowSink.of(
            FakeSink.answering(
                () -> {
                  throw defect;
                }));

    // When
    CompletableFuture<Void> written = sink.write(List.of(event("1")));

    // Then
    assertThatThrownBy(written::join).hasCause(defect);
  }

  @Test
  void write_returnsAFailedFuture_whenTheSinkThrowsAnError() {
    // Given
    Error error = new NoClassDefFoundError("an error");
    Sink sink =
        NeverThrowSink.of(
            FakeSink.answering(
                () -> {
                  throw error;
                }));

    // When
    CompletableFuture<Void> written = sink.write(List.of(event("1")));

    // Then
    assertThatThrownBy(written::join).hasCause(error);
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
}
