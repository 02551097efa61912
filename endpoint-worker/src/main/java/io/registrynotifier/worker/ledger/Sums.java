package io.registrynotifier.worker.ledger;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds and subtracts counts by name. Stateless. */
final class Sums {
  private Sums() {}

  static <K extends Comparable<K>> SortedMap<K, Long> plus(Map<K, Long> one, Map<K, Long> other) {
    SortedMap<K, Long> sums = new TreeMap<>(one);
    other.forEach((name, count) -> sums.merge(name, count, Long::sum));
    return sums;
  }

  /** What is zero or less is left out. */
  static <K extends Comparable<K>> SortedMap<K, Long> minus(Map<K, Long> all, Map<K, Long> less) {
    SortedMap<K, Long> sums = new TreeMap<>();
    all.forEach(
        (name, count) -> {
          long left = count - less.getOrDefault(name, 0L);
          if (left > 0) {
            sums.put(name, left);
          }
        });
    return sums;
  }
}
