package io.registrynotifier.worker.dispatch;

import io.registrynotifier.worker.offset.Counts;
import io.registrynotifier.worker.offset.OffsetRanges;
import io.registrynotifier.worker.retry.RetryState;
import io.registrynotifier.worker.retry.RetryStates;
import java.time.Instant;
import java.util.Optional;

/**
 * How far one partition of one endpoint has come, at one moment. Immutable.
 *
 * @param commitReady everything below is done
 * @param position everything from here on was not taken in yet
 * @param doneBeyond what is done from {@code commitReady} on
 * @param undone deliveries taken in and not done
 * @param inFlight requests under way
 * @param oldest when Kafka took the oldest undone event
 * @param retries how far the trying of the undone events that failed has come
 * @param counts what became of everything that is done
 */
public record Progress(
    int partition,
    long commitReady,
    long position,
    OffsetRanges doneBeyond,
    int undone,
    int inFlight,
    Optional<Instant> oldest,
    RetryStates retries,
    Counts counts) {
  /** How far the trying of the oldest undone event has come. */
  public Optional<RetryState> retry() {
    return retries.at(commitReady);
  }
}
