package io.registrynotifier.worker.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long requests took: how many of them fell into each bucket. A bucket is one millisecond wide
 * up to eight of them, and from there on a quarter of a power of two, so a percentile is right to a
 * quarter. Immutable.
 *
 * @param counts requests by bucket
 */
public record Latency(SortedMap<Integer, Long> counts) {
  /** No request. */
  public static final Latency NONE = new Latency(Collections.emptySortedMap());

  /** Buckets are numbered from 0 to one less than this. */
  public static final int BUCKETS = 84;

  private static final int EXACT = 8;
  private static final int EXACT_BITS = 3;

  /** Copies the map. */
  public Latency {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** The bucket of a request that took so long. */
  public static int bucket(long millis) {
    if (millis < EXACT) {
      return (int) Math.max(0, millis);
    }
    int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(millis);
    int quarter = (int) (millis >> (octave - 2)) & 3;
    return Math.min(BUCKETS - 1, EXACT + 4 * (octave - EXACT_BITS) + quarter);
  }

  /** The longest that a request of this bucket took, in milliseconds. */
  static long most(int bucket) {
    if (bucket < EXACT) {
      return bucket;
    }
    int octave = EXACT_BITS + (bucket - EXACT) / 4;
    int quarter = (bucket - EXACT) & 3;
    return (1L << octave) + ((quarter + 1L) << (octave - 2)) - 1;
  }

  /** So many of a hundred took no longer than this many milliseconds; 0 when there were none. */
  public long percentile(double of100) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    long rank = (long) Math.ceil(all * of100 / 100);
    long seen = 0;
    for (Map.Entry<Integer, Long> each : counts.entrySet()) {
      seen += each.getValue();
      if (seen >= rank) {
        return most(each.getKey());
      }
    }
    return 0;
  }

  Latency plus(Latency other) {
    return new Latency(Sums.plus(counts, other.counts));
  }

  Latency minus(Latency earlier) {
    return new Latency(Sums.minus(counts, earlier.counts));
  }

  ArrayNode toJson() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    counts.forEach((bucket, count) -> json.add(bucket).add(count));
    return json;
  }

  static Latency from(JsonNode json) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    for (int i = 0; i + 1 < json.size(); i += 2) {
      int bucket = Math.max(0, Math.min(BUCKETS - 1, json.path(i).asInt()));
      counts.put(bucket, json.path(i + 1).asLong());
    }
    return new Latency(counts);
  }
}
