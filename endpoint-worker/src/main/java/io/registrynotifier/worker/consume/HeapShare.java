package io.registrynotifier.worker.consume;

import io.registrynotifier.topic.ClientProperties;
import io.registrynotifier.worker.dispatch.Bounds;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * How much of the heap one endpoint of a worker may hold, so that all of them together fit when
 * none of their receivers answers: a quarter for what is owed, an eighth for what one fetch brought
 * and waits. Partitions that are paused keep theirs meanwhile, up to a quarter of a fetch each. An
 * endpoint never gets more than it can use.
 *
 * @param bounds what may be owed
 * @param fetchBytes what one fetch may bring
 */
record HeapShare(Bounds bounds, int fetchBytes) {
  private static final int MIN_RECORDS = 500;
  private static final int MIN_BYTES = 512 << 10;
  private static final int MIN_FETCH_BYTES = 128 << 10;
  private static final int MAX_FETCH_BYTES = 4 << 20;
  private static final int MIN_PARTITION_FETCH_BYTES = 64 << 10;

  /** Partitions that are paused keep what was fetched of them, each so much. */
  private static final int MAX_PARTITION_FETCH_BYTES = 1 << 20;

  /** About what a delivery takes beside its JSON: its attributes, its lane, its retry state. */
  private static final int RECORD_BYTES = 1 << 10;

  /** The share of each of so many endpoints. */
  static HeapShare of(long heapBytes, int endpoints) {
    long owed = heapBytes / 4 / Math.max(1, endpoints);
    return new HeapShare(
        new Bounds(
            (int) between(MIN_RECORDS, owed / 2 / RECORD_BYTES, Bounds.DEFAULT.maxRecords()),
            between(MIN_BYTES, owed / 2, Bounds.DEFAULT.maxBytes())),
        (int) between(MIN_FETCH_BYTES, owed / 2, MAX_FETCH_BYTES));
  }

  /** Properties with which a consumer fetches no more than that, unless the operator says else. */
  ClientProperties within(ClientProperties kafka) {
    Map<String, String> values = new HashMap<>(kafka.values());
    values.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(fetchBytes));
    values.putIfAbsent(
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
        Integer.toString(
            (int) between(MIN_PARTITION_FETCH_BYTES, fetchBytes / 4, MAX_PARTITION_FETCH_BYTES)));
    return new ClientProperties(values);
  }

  private static long between(long least, long value, long most) {
    return Math.max(least, Math.min(value, most));
  }
}
