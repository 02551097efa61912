package io.registrynotifier.worker.dispatch;

import io.registrynotifier.worker.delivery.DeadLetters;
import io.registrynotifier.worker.delivery.Deliverer;
import io.registrynotifier.worker.delivery.DeliveryListener;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What one endpoint's flow works with.
 *
 * @param deliverer sends its attempts
 * @param letters keeps what is put aside
 * @param deliveries hears what becomes of its deliveries
 * @param turns hears the turns in its life
 * @param bounds what it may hold in memory
 * @param metadata what a commit can tell of
 * @param clock wall time: for ages, and for what outlives the process
 * @param nanoTime a monotonic ticker in nanoseconds: for waits
 * @param timers runs what is due later, and what is left of a long turn; shared, never blocked
 * @param random chance for the jitter
 */
public record Surroundings(
    Deliverer deliverer,
    DeadLetters letters,
    DeliveryListener deliveries,
    FlowListener turns,
    Bounds bounds,
    CommitMetadataCodec metadata,
    Clock clock,
    LongSupplier nanoTime,
    ScheduledExecutorService timers,
    RandomGenerator random) {}
