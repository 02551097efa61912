package io.registrynotifier.producer.kafka;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.sink.Sink;
import io.registrynotifier.sink.SinkClosedException;
import io.registrynotifier.sink.WriteFailedException;
import io.registrynotifier.sink.WriteFailedException.Reason;
import io.registrynotifier.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Writes events to the events topic: acknowledged by all in-sync replicas, once each, in the order
 * of the calls for each repository.
 *
 * <p>Thread-safe. Kafka's {@code send} may block for {@code max.block.ms} when it has no metadata
 * or no room, so one thread of the sink's own hands the records over, and {@code write} only posts
 * to it; what waits there is bounded in bytes, and refused beyond as {@link Reason#OVERLOADED}.
 * While Kafka acknowledges and nothing waits there is nothing to block for, and the caller's thread
 * hands over itself, which spares a registry, who waits, a change of threads. Whoever waited while
 * Kafka could not be reached fails along with the write that found out. Futures complete on the
 * producer's network thread, or on the sink's: what depends on them and takes long must go
 * elsewhere. Failures are {@link WriteFailedException}s; none is final but {@link
 * SinkClosedException}, with which a write fails too that {@link #close} overtakes, and none needs
 * a restart: a producer that has become unusable is replaced.
 *
 * <p>Order: the producer is idempotent, so its own retries neither repeat nor reorder the records
 * of a repository, however many writes are under way. Only the caller's repetition of a write that
 * failed may put an event behind later ones which succeeded meanwhile. A registry repeats a failed
 * event before it sends the next, so its order stays; other callers must do the same if they need
 * it.
 *
 * <p>Size: an event that the producer would not take for its size ({@code max.request.size}, {@code
 * buffer.memory}) fails its write as {@link Reason#EVENT_TOO_LARGE} before any event of that write
 * is handed over, so that none is kept and none repeated; the failure's explanation names it. With
 * {@code interceptor.classes}, which may change records, the producer alone can tell, and so the
 * other events may be kept. What the topic alone finds too large ({@code max.message.bytes},
 * counted after compression) is known when the broker says so, and the other events of such a write
 * may be kept.
 */
public final class KafkaSink implements Sink {
  private static final String NAME = "kafka sink";
  private static final long MAX_WAITING_BYTES = 32L << 20;
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

  private final ThreadPoolExecutor sender;
  private final ByteCount waiting = new ByteCount(MAX_WAITING_BYTES);
  private final LiveProducer producer;
  private final RecordSender records;
  private final Duration closeWithin;

  /** Whoever has it hands records over; the order of turns is the order of the records. */
  private final ReentrantLock turn = new ReentrantLock();

  /** Writes that were posted and are not handed over yet. */
  private final AtomicInteger posted = new AtomicInteger();

  private final Flowing flowing = new Flowing(System::nanoTime);

  KafkaSink(
      Supplier<Producer<byte[], byte[]>> producers,
      RecordLimit limit,
      Topics topics,
      Duration closeWithin) {
    this.producer = new LiveProducer(producers, System::nanoTime);
    this.closeWithin = closeWithin;
    this.sender =
        new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), KafkaSink::thread);
    this.records =
        new RecordSender(producer, limit, topics.events(), System::nanoTime, this::closed);
  }

  /**
   * Needs no Kafka yet: connects with the first write.
   *
   * @param properties Kafka client properties, {@code bootstrap.servers} at least
   * @throws org.apache.kafka.common.config.ConfigException naming a property that cannot be
   */
  public static KafkaSink create(Map<String, String> properties, Topics topics) {
    Map<String, Object> settings = ProducerSettings.of(properties);
    return new KafkaSink(
        () -> new KafkaProducer<>(settings), RecordLimit.of(settings), topics, CLOSE_WITHIN);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "kafka-sink");
    thread.setDaemon(true);
    return thread;
  }

  private Optional<SinkClosedException> closed() {
    return sender.isShutdown() ? Optional.of(new SinkClosedException(NAME)) : Optional.empty();
  }

  @Override
  public CompletableFuture<Void> write(List<CarriedEvent> events) {
    Optional<SinkClosedException> end = closed();
    if (end.isPresent()) {
      return CompletableFuture.failedFuture(end.get());
    }
    PendingWrite write = PendingWrite.of(List.copyOf(events), System.nanoTime());
    flowing.watch(write);
    if (handOverAtOnce(write)) {
      return write.done();
    }
    if (waiting.tryAdd(write.bytes())) {
      post(new Posted(write));
    } else {
      write.fail(new WriteFailedException(Reason.OVERLOADED, NAME + ": too much is waiting", null));
    }
    return write.done();
  }

  /** Only while nothing waits: what was posted before comes first. */
  private boolean handOverAtOnce(PendingWrite write) {
    if (!flowing.isSure() || posted.get() > 0 || !turn.tryLock()) {
      return false;
    }
    try {
      if (posted.get() > 0) {
        return false;
      }
      records.send(write);
      return true;
    } finally {
      turn.unlock();
    }
  }

  private void post(Posted write) {
    posted.incrementAndGet();
    try {
      sender.execute(write);
    } catch (RejectedExecutionException closedMeanwhile) {
      write.refuse();
    }
  }

  @Override
  public void close() {
    long deadline = System.nanoTime() + closeWithin.toNanos();
    sender.shutdown();
    if (!terminated()) {
      sender.shutdownNow().forEach(left -> ((Posted) left).refuse());
    }
    closeProducer(deadline);
  }

  private boolean terminated() {
    try {
      return sender.awaitTermination(closeWithin.toNanos() / 2, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** After whoever hands over just now, so that no producer is made behind the closed one. */
  private void closeProducer(long deadline) {
    boolean hasTurn = hasTurnWithin(closeWithin.toNanos() / 4);
    try {
      producer.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    } finally {
      if (hasTurn) {
        turn.unlock();
      }
    }
  }

  private boolean hasTurnWithin(long nanos) {
    try {
      return turn.tryLock(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A write that waits for the sink's thread. */
  private final class Posted implements Runnable {
    private final PendingWrite write;

    private Posted(PendingWrite write) {
      this.write = write;
    }

    @Override
    public void run() {
      waiting.remove(write.bytes());
      turn.lock();
      try {
        records.send(write);
      } finally {
        posted.decrementAndGet();
        turn.unlock();
      }
    }

    private void refuse() {
      waiting.remove(write.bytes());
      posted.decrementAndGet();
      write.fail(new SinkClosedException(NAME));
    }
  }
}
