package io.registrynotifier.worker.dispatch;

import io.registrynotifier.worker.delivery.DeadLetter;
import io.registrynotifier.worker.delivery.DeadLetters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Dead letters that a test keeps or loses when it likes. Not thread-safe. */
final class FakeLetters implements DeadLetters {
  private final List<DeadLetter> written = new ArrayList<>();
  private final List<CompletableFuture<Void>> open = new ArrayList<>();

  @Override
  public CompletableFuture<Void> put(DeadLetter letter) {
    CompletableFuture<Void> kept = new CompletableFuture<>();
    written.add(letter);
    open.add(kept);
    return kept;
  }

  /** Every letter that was to be written, again for a second try. */
  List<DeadLetter> written() {
    return written;
  }

  void keepNext() {
    open.remove(0).complete(null);
  }

  void failNext() {
    open.remove(0).completeExceptionally(new IllegalStateException("kafka is away"));
  }
}
