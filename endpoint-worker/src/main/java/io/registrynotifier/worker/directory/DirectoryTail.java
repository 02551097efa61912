package io.registrynotifier.worker.directory;

import io.registrynotifier.topic.ClientProperties;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the directory's topic from its beginning and follows it for ever, on one thread of its own,
 * which waits for records in the broker and costs nothing while nothing changes. Thread-safe.
 *
 * <p>What goes wrong is tried again; meanwhile the state that was read last stands, and {@link
 * #problem} says why.
 */
final class DirectoryTail implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DirectoryTail.class);
  private static final Duration POLL = Duration.ofSeconds(30);
  private static final Duration CATCH_UP_POLL = Duration.ofMillis(500);
  private static final Duration ANSWER_BOUND = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration CLOSE_BOUND = Duration.ofSeconds(1);
  private static final int FETCH_MAX_WAIT_MILLIS = 10_000;
  private static final String NOT_READ = "the endpoint directory is not read yet";

  private final Map<String, Object> settings;
  private final TopicPartition partition;
  private final DirectoryRecords records;
  private final Runnable changed;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile DirectoryState state = DirectoryState.EMPTY;
  private volatile Optional<String> problem = Optional.of(NOT_READ);
  private volatile boolean read;
  private volatile long position = -1;
  private final AtomicInteger topics = new AtomicInteger(1);
  private long furthest; // confined to the thread
  private @Nullable volatile Consumer<byte[], byte[]> polling;

  private DirectoryTail(
      Map<String, Object> settings,
      TopicPartition partition,
      DirectoryRecords records,
      Runnable changed) {
    this.settings = settings;
    this.partition = partition;
    this.records = records;
    this.changed = changed;
  }

  /**
   * Starts reading, whether Kafka is there or not.
   *
   * @param changed hears of each new state, on the reading thread; must return at once
   */
  static DirectoryTail start(
      ClientProperties kafka, String topic, DirectoryRecords records, Runnable changed) {
    DirectoryTail tail =
        new DirectoryTail(settings(kafka), new TopicPartition(topic, 0), records, changed);
    Thread thread = new Thread(tail::run, "worker-directory-1");
    thread.setDaemon(true);
    thread.start();
    return tail;
  }

  private static Map<String, Object> settings(ClientProperties kafka) {
    Map<String, Object> settings = new HashMap<>(kafka.toMap(ConsumerConfig.configNames()));
    settings.remove(ConsumerConfig.CLIENT_ID_CONFIG);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MAX_WAIT_MILLIS);
    return settings;
  }

  /** What was read last. */
  DirectoryState state() {
    return state;
  }

  /** Whether the topic was read to its end once. */
  boolean isRead() {
    return read;
  }

  /** How many topics of this name were read: more than one when it was deleted and made again. */
  int topics() {
    return topics.get();
  }

  /** Why the state may be old, or is none; empty when all is well. */
  Optional<String> problem() {
    return problem;
  }

  /** The state when the topic is read up to this offset; fails when it cannot be read. */
  CompletableFuture<DirectoryState> reached(long offset) {
    Waiting wait = new Waiting(offset, new CompletableFuture<>());
    waiting.add(wait);
    Consumer<byte[], byte[]> current = polling;
    if (!wait.completeAt(position, state) && current != null) {
      current.wakeup();
    }
    return wait.answer();
  }

  /** A thread root: whatever ends a consumer's life, the next one reads anew. */
  private void run() {
    while (!isClosing()) {
      try {
        follow();
      } catch (RuntimeException e) {
        failed(e);
        pause();
      }
    }
  }

  private void follow() {
    Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      consumer.assign(List.of(partition));
      rebuild(consumer);
      polling = consumer;
      while (!isClosing()) {
        turn(consumer);
      }
    } finally {
      polling = null;
      consumer.close(CloseOptions.timeout(CLOSE_BOUND));
    }
  }

  /** The old state stands until the new one is whole. */
  private void rebuild(Consumer<byte[], byte[]> consumer) {
    consumer.seekToBeginning(List.of(partition));
    long end = end(consumer);
    if (end < furthest) {
      log.atWarn()
          .addKeyValue("topic", partition.topic())
          .log("the endpoint directory's topic was made anew");
      topics.incrementAndGet();
    }
    DirectoryState next = DirectoryState.EMPTY;
    while (consumer.position(partition, ANSWER_BOUND) < end && !isClosing()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(CATCH_UP_POLL)) {
        next = records.fold(next, record);
      }
    }
    if (!isClosing()) {
      publish(next);
      answer(consumer.position(partition, ANSWER_BOUND));
    }
  }

  private long end(Consumer<byte[], byte[]> consumer) {
    return consumer.endOffsets(List.of(partition), ANSWER_BOUND).getOrDefault(partition, 0L);
  }

  private void turn(Consumer<byte[], byte[]> consumer) {
    try {
      DirectoryState next = state;
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        next = records.fold(next, record);
      }
      if (!next.equals(state) || problem.isPresent()) {
        publish(next);
      }
    } catch (WakeupException e) {
      // somebody waits: the position may be far enough
    } catch (OffsetOutOfRangeException e) {
      rebuild(consumer);
    }
    answer(consumer.position(partition, ANSWER_BOUND));
  }

  private void answer(long reached) {
    position = reached;
    furthest = reached;
    waiting.removeIf(each -> each.completeAt(reached, state));
  }

  private void publish(DirectoryState next) {
    state = next;
    read = true;
    problem = Optional.empty();
    changed.run();
  }

  private void failed(RuntimeException failure) {
    position = -1;
    Optional<String> now =
        Optional.of("the endpoint directory cannot be read: " + Failures.words(failure));
    if (!now.equals(problem)) {
      log.atWarn()
          .addKeyValue("topic", partition.topic())
          .addKeyValue("error", Failures.words(failure))
          .log("the endpoint directory cannot be read");
    }
    problem = now;
    for (Waiting each = waiting.poll(); each != null; each = waiting.poll()) {
      each.answer().completeExceptionally(failure);
    }
    changed.run();
  }

  private void pause() {
    try {
      var unused = closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  @Override
  public void close() {
    closing.countDown();
    Consumer<byte[], byte[]> current = polling;
    if (current != null) {
      current.wakeup();
    }
  }

  private record Waiting(long offset, CompletableFuture<DirectoryState> answer) {
    boolean completeAt(long position, DirectoryState state) {
      return position >= offset && (answer.complete(state) || answer.isDone());
    }
  }
}
