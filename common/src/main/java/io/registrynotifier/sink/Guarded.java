package io.registrynotifier.sink;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The two things that every wrapper of a sink needs: a write that never throws, and the cause. */
final class Guarded {
  private Guarded() {}

  /**
   * Turns whatever the write throws into a failed future; errors too, for whoever writes an event
   * has finished its own work already and must not fail for ours.
   */
  static CompletableFuture<Void> write(Supplier<CompletableFuture<Void>> write) {
    try {
      CompletableFuture<Void> written = write.get();
      return written == null
          ? failed(new NullPointerException("sink returned no future"))
          : written;
    } catch (Throwable failure) {
      return failed(failure);
    }
  }

  static CompletableFuture<Void> failed(Throwable failure) {
    return CompletableFuture.failedFuture(failure);
  }

  /** What went wrong, without the wrapping that dependent futures add. */
  static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
