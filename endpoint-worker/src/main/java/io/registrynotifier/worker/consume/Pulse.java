package io.registrynotifier.worker.consume;

/**
 * Signs of life of one endpoint's worker, at one moment. Immutable. Times are readings of its
 * monotonic nanosecond ticker.
 *
 * @param turnedNanos when its poll loop last came round, whether Kafka answered or not; while it
 *     waits for records, when that wait ends at the latest
 * @param answeredNanos when its flow last answered
 * @param running whether its poll thread lives
 * @param full whether some or all of its partitions get nothing more, because of what is undone
 */
public record Pulse(long turnedNanos, long answeredNanos, boolean running, boolean full) {}
