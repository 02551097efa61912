package io.registrynotifier.benchmarks.event;

import io.registrynotifier.topic.EventRecords;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Publishes events at an even rate and remembers when each was acknowledged. Not thread-safe. */
public final class SteadyPublisher {
  private static final long NANOS_A_SECOND = 1_000_000_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final EventOrder order;
  private final EventForm form = new EventForm();

  /** The producer stays the caller's to close. */
  public SteadyPublisher(KafkaProducer<byte[], byte[]> producer, EventOrder order) {
    this.producer = producer;
    this.order = order;
  }

  /** Publishes for a while; the time at which each event was acknowledged. */
  public Map<EventNumber, Long> publish(int eventsPerSecond, int seconds) {
    Map<EventNumber, Long> acknowledged = new ConcurrentHashMap<>();
    long begin = System.nanoTime();
    for (int i = 0; i < eventsPerSecond * seconds; i++) {
      waitUntil(begin + i * NANOS_A_SECOND / eventsPerSecond);
      EventNumber number = order.next();
      var unused =
          producer.send(
              EventRecords.record(EventTopic.NAME, form.carried(number)),
              (written, failure) -> {
                if (failure == null) {
                  acknowledged.put(number, System.nanoTime());
                }
              });
    }
    producer.flush();
    return Map.copyOf(acknowledged);
  }

  private static void waitUntil(long nanos) {
    long rest = nanos - System.nanoTime();
    while (rest > 0) {
      LockSupport.parkNanos(rest);
      rest = nanos - System.nanoTime();
    }
  }
}
