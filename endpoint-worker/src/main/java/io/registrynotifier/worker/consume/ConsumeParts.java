package io.registrynotifier.worker.consume;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;

/**
 * What all endpoints of a worker share on the Kafka side.
 *
 * @param admin the caller's to close
 * @param consumers makes each endpoint's consumer
 * @param topic the events topic
 * @param watch how far the topic goes
 * @param retention how often offsets that do not change are committed again
 * @param gate lets consumers join their groups a few at a time
 * @param metadata how much may stand beside an offset
 * @param timers runs what is due later; never blocked
 * @param nanoTime a monotonic ticker in nanoseconds
 * @param drain how long an orderly end, or a hand-over, waits for what is in flight
 */
record ConsumeParts(
    Admin admin,
    ConsumerSettings consumers,
    String topic,
    TopicWatch watch,
    OffsetRetention retention,
    JoinGate gate,
    MetadataLimit metadata,
    ScheduledExecutorService timers,
    LongSupplier nanoTime,
    Duration drain) {}
