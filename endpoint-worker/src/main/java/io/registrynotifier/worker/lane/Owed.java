package io.registrynotifier.worker.lane;

import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.retry.RetryState;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is not done yet, and how far its trying has come. Confined to its endpoint's
 * flow.
 */
public final class Owed {
  private final Delivery delivery;
  private final long takenNanos;
  private int attempts;
  private @Nullable Instant firstFailure;
  private @Nullable Instant nextTry;
  private int batchLimit = Integer.MAX_VALUE;
  private @Nullable Lane lane;
  private String rejection = "";

  /**
   * A delivery nobody has tried yet.
   *
   * @param takenNanos the monotonic ticker's reading when it was taken in
   */
  public Owed(Delivery delivery, long takenNanos) {
    this.delivery = delivery;
    this.takenNanos = takenNanos;
  }

  public Delivery delivery() {
    return delivery;
  }

  public long takenNanos() {
    return takenNanos;
  }

  /** The size that counts against the endpoint's memory. */
  public int bytes() {
    return delivery.event().json().length;
  }

  /** Attempts that failed so far. */
  public int attempts() {
    return attempts;
  }

  /** How many deliveries a request that carries this one may have, itself included. */
  public int batchLimit() {
    return batchLimit;
  }

  /** A request with this many was refused for what it carried: the next ones are half as large. */
  public void halve(int deliveries) {
    batchLimit = Math.max(1, deliveries / 2);
  }

  /** One more attempt failed. */
  public void failed(Instant now) {
    attempts++;
    if (firstFailure == null) {
      firstFailure = now;
    }
  }

  /** When the first attempt failed; now, where none has. */
  public Instant firstFailure(Instant now) {
    return firstFailure == null ? now : firstFailure;
  }

  /** It will not be tried before this time. */
  public void nextTry(Instant time) {
    nextTry = time;
  }

  /** Goes on where a process before this one stopped. */
  public void restore(RetryState state) {
    attempts = state.attempts();
    firstFailure = state.firstFailure();
    nextTry = state.nextTry();
  }

  /** What a process after this one needs to go on; empty while nothing failed. */
  public Optional<RetryState> retryState() {
    Instant first = firstFailure;
    if (first == null || attempts == 0) {
      return Optional.empty();
    }
    Instant next = nextTry;
    return Optional.of(new RetryState(attempts, first, next == null ? first : next));
  }

  /** It will not be tried again but put aside, for a cause that is told in words. */
  public void reject(String cause) {
    rejection = cause;
  }

  /** Whether it is to be put aside. */
  public boolean isRejected() {
    return !rejection.isEmpty();
  }

  /** Why it is to be put aside; empty when it is not. */
  public String rejection() {
    return rejection;
  }

  /** The lane it waits in. */
  Lane lane() {
    if (lane == null) {
      throw new IllegalStateException("offset " + delivery.offset() + " waits in no lane");
    }
    return lane;
  }

  void lane(Lane value) {
    lane = value;
  }
}
