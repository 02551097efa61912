package io.registrynotifier.worker.survey;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Gives an answer again while it is new, and one that is under way to everybody who asks the same:
 * however many look at a page, Kafka is asked as often as by one. Thread-safe.
 */
final class RecentAnswers<K, V> {
  private final Map<K, Answer<V>> answers = new HashMap<>();
  private final long keptNanos;
  private final LongSupplier nanoTime;

  /** Answers, and failures too, are given again for so long after they were asked for. */
  RecentAnswers(Duration kept, LongSupplier nanoTime) {
    this.keptNanos = kept.toNanos();
    this.nanoTime = nanoTime;
  }

  /** The recent answer to a question, or a new one. */
  synchronized CompletableFuture<V> get(K question, Function<K, CompletableFuture<V>> ask) {
    long now = nanoTime.getAsLong();
    answers.values().removeIf(answer -> answer.isOld(now, keptNanos));
    return answers
        .computeIfAbsent(question, each -> new Answer<>(ask.apply(each), now))
        .future()
        .copy();
  }

  private record Answer<V>(CompletableFuture<V> future, long askedNanos) {
    boolean isOld(long now, long keptNanos) {
      return future.isDone() && now - askedNanos > keptNanos;
    }
  }
}
