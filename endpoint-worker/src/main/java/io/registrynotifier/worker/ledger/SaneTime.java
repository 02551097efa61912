package io.registrynotifier.worker.ledger;

import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * A record's own time, but none of the future: one worker with a wrong clock would otherwise let
 * the minutes of all others expire.
 */
final class SaneTime implements TimestampExtractor {
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final Clock clock;

  SaneTime(Clock clock) {
    this.clock = clock;
  }

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long streamTime) {
    long latest = clock.instant().plus(AHEAD).toEpochMilli();
    return Math.max(0, Math.min(record.timestamp(), latest));
  }
}
