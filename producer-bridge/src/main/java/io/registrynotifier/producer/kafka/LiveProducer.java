package io.registrynotifier.producer.kafka;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.DisconnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The producer of the moment: made with the first write, and replaced when it has become unusable,
 * at most once a second.
 *
 * <p>{@code get} is for whoever has the sink's turn; the other methods are thread-safe.
 */
final class LiveProducer {
  private static final Logger LOG = LoggerFactory.getLogger(LiveProducer.class);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final LongSupplier nanos;
  private final AtomicReference<@Nullable Producer<byte[], byte[]>> current =
      new AtomicReference<>();
  private final AtomicReference<@Nullable Producer<byte[], byte[]>> spoiled =
      new AtomicReference<>();
  private volatile boolean closed;
  private @Nullable Long lastAttemptNanos;

  LiveProducer(Supplier<Producer<byte[], byte[]>> producers, LongSupplier nanos) {
    this.producers = producers;
    this.nanos = nanos;
  }

  /** Fails as Kafka does when there is no usable producer at the moment. */
  Producer<byte[], byte[]> get() {
    Producer<byte[], byte[]> producer = current.get();
    if (producer != null && producer != spoiled.get()) {
      return producer;
    }
    return replace(producer);
  }

  private Producer<byte[], byte[]> replace(@Nullable Producer<byte[], byte[]> unusable) {
    if (closed) {
      throw new KafkaException("the producer is closed");
    }
    long now = nanos.getAsLong();
    if (lastAttemptNanos != null && now - lastAttemptNanos < PAUSE_NANOS) {
      throw new DisconnectException("the producer is about to be replaced");
    }
    lastAttemptNanos = now;
    if (unusable != null) {
      LOG.warn("producer has become unusable and is replaced");
      unusable.close(Duration.ZERO);
      current.set(null);
    }
    return create();
  }

  private Producer<byte[], byte[]> create() {
    try {
      Producer<byte[], byte[]> created = producers.get();
      current.set(created);
      if (closed) { // while it was made: nobody else would end it
        close(Duration.ZERO);
        throw new KafkaException("the producer is closed");
      }
      return created;
    } catch (KafkaException e) {
      LOG.atError().addKeyValue("error", Failures.cause(e)).log("producer cannot be made");
      throw e;
    }
  }

  /** Says that this producer will never send again. */
  void spoiled(Producer<byte[], byte[]> producer) {
    spoiled.set(producer);
  }

  /** Sends what it has within the bound, and gives up the rest. Idempotent. */
  void close(Duration within) {
    closed = true;
    Producer<byte[], byte[]> last = current.getAndSet(null);
    if (last != null) {
      last.close(within);
    }
  }
}
