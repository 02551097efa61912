package io.registrynotifier.worker.survey;

import static java.util.stream.Collectors.toMap;

import io.registrynotifier.topic.ClientProperties;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads stretches of one topic with a consumer that is in no group and commits nothing. Confined to
 * one task, which it blocks while Kafka answers; throws what the client throws, and a {@link
 * TimeoutException} when nothing comes for some seconds.
 */
final class LogReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration ANSWER_BOUND = Duration.ofSeconds(5);
  private static final Duration CLOSE_BOUND = Duration.ofSeconds(1);

  /** What is as near as this is read over to; what is farther is sought. */
  private static final long NEAR = 200;

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final LongSupplier nanoTime;

  private LogReader(Consumer<byte[], byte[]> consumer, String topic, LongSupplier nanoTime) {
    this.consumer = consumer;
    this.topic = topic;
    this.nanoTime = nanoTime;
  }

  /** A reader of a topic. */
  static LogReader open(ClientProperties kafka, String topic, LongSupplier nanoTime) {
    Map<String, Object> settings = kafka.toMap(ConsumerConfig.configNames());
    settings.remove(ConsumerConfig.CLIENT_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"); // retention went on meanwhile
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER_BOUND.toMillis());
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER_BOUND.toMillis());
    return new LogReader(
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        topic,
        nanoTime);
  }

  /**
   * Reads the stretches side by side, each in its order.
   *
   * @param more takes a record, and says whether the rest of its stretch is wanted too
   */
  void read(Map<Integer, LogSpan> stretches, Predicate<ConsumerRecord<byte[], byte[]>> more) {
    Map<TopicPartition, LogSpan> open = begin(stretches);
    long deadline = nanoTime.getAsLong() + ANSWER_BOUND.toNanos();
    long before = 0;
    while (!open.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        take(record, open, more);
      }
      long positions = finish(open);
      if (positions != before) {
        before = positions;
        deadline = nanoTime.getAsLong() + ANSWER_BOUND.toNanos();
      } else if (nanoTime.getAsLong() - deadline > 0) {
        throw new TimeoutException("nothing came of topic " + topic + " for " + ANSWER_BOUND);
      }
    }
  }

  private Map<TopicPartition, LogSpan> begin(Map<Integer, LogSpan> stretches) {
    Map<TopicPartition, LogSpan> open =
        stretches.entrySet().stream()
            .filter(each -> each.getValue().begin() < each.getValue().end())
            .collect(toMap(each -> new TopicPartition(topic, each.getKey()), Map.Entry::getValue));
    consumer.assign(open.keySet());
    consumer.resume(consumer.paused());
    open.forEach((partition, span) -> consumer.seek(partition, span.begin()));
    return open;
  }

  private static void take(
      ConsumerRecord<byte[], byte[]> record,
      Map<TopicPartition, LogSpan> open,
      Predicate<ConsumerRecord<byte[], byte[]>> more) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    LogSpan span = open.get(partition);
    if (span != null && (record.offset() >= span.end() || !more.test(record))) {
      open.remove(partition);
    }
  }

  /** Gives up the stretches that are read; the sum of all positions tells whether any moved. */
  private long finish(Map<TopicPartition, LogSpan> open) {
    long positions = 0;
    for (TopicPartition partition : Set.copyOf(consumer.assignment())) {
      long position = consumer.position(partition, ANSWER_BOUND);
      positions += position;
      LogSpan span = open.get(partition);
      if (span != null && position >= span.end()) {
        open.remove(partition);
      }
    }
    Set<TopicPartition> done = new HashSet<>(consumer.assignment());
    done.removeAll(open.keySet());
    consumer.pause(done);
    return positions;
  }

  /**
   * Reads single records: for each wanted offset that which stands there, or the next one where
   * none does; nothing where none follows either.
   *
   * @param spans how far each partition goes
   */
  void pick(Map<Integer, ? extends Set<Long>> wanted, LogSpans spans, Picked to) {
    Map<Integer, NavigableSet<Long>> left = new TreeMap<>();
    wanted.forEach((partition, offsets) -> left.put(partition, new TreeSet<>(offsets)));
    for (; !left.isEmpty(); left.values().removeIf(NavigableSet::isEmpty)) {
      Map<Integer, LogSpan> stretches = new HashMap<>();
      left.forEach(
          (partition, offsets) ->
              stretches.put(partition, new LogSpan(offsets.first(), spans.end(partition))));
      read(stretches, record -> pick(record, left, to));
      left.forEach((partition, offsets) -> offsets.remove(begin(stretches, partition)));
    }
  }

  /** What was sought and is still wanted does not stand there, nor anything behind it. */
  private static long begin(Map<Integer, LogSpan> stretches, int partition) {
    LogSpan stretch = stretches.get(partition);
    return stretch == null ? -1 : stretch.begin();
  }

  private static boolean pick(
      ConsumerRecord<byte[], byte[]> record, Map<Integer, NavigableSet<Long>> left, Picked to) {
    NavigableSet<Long> offsets = left.get(record.partition());
    while (offsets != null && !offsets.isEmpty() && offsets.first() <= record.offset()) {
      to.picked(offsets.pollFirst(), record);
    }
    return offsets != null && !offsets.isEmpty() && offsets.first() - record.offset() <= NEAR;
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE_BOUND));
  }

  /** Takes a record that was wanted. */
  interface Picked {
    /** The record that stands at an offset, or the next one. */
    void picked(long wanted, ConsumerRecord<byte[], byte[]> record);
  }
}
