package io.registrynotifier.worker.dispatch;

import io.registrynotifier.worker.offset.OffsetRanges;
import io.registrynotifier.worker.retry.RetryState;
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
 * @param retry how far the trying of the oldest undone event has come
 */
public record Progress(
    int partition,
    long commitReady,
    long position,
    OffsetRanges doneBeyond,
    int undone,
    int inFlight,
    Optional<Instant> oldest,
    Optional<RetryState> retry) {}
