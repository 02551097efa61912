package io.registrynotifier.testkit.guarantee;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Nothing is accepted twice, but for what a killed process could not record any more: what was in
 * flight when it died, or accepted shortly before. Without kills, not a single repeat.
 *
 * <p>What a registry has sent twice may come twice.
 */
public final class NothingRecordedRepeated implements DeliveryGuarantee {
  private final Kills kills;
  private final Map<String, List<Long>> accepted = new HashMap<>();
  private final Map<String, Integer> publishedAgain = new HashMap<>();

  /**
   * A run in which nothing was accepted yet.
   *
   * @param unrecorded the age from which on an acceptance has been recorded
   * @param nanoTime a monotonic ticker
   */
  public NothingRecordedRepeated(Duration unrecorded, LongSupplier nanoTime) {
    this(unrecorded, Kills.LATE, nanoTime);
  }

  /**
   * The same where brokers are killed: whoever lives on delivers what it has, and can record it no
   * sooner than {@code late} after.
   */
  public NothingRecordedRepeated(Duration unrecorded, Duration late, LongSupplier nanoTime) {
    this.kills = new Kills(unrecorded, late, nanoTime);
  }

  @Override
  public void published(PublishedEvent event) {
    // what is published does not say what is repeated
  }

  @Override
  public synchronized void delivered(String id) {
    accepted.computeIfAbsent(id, first -> new ArrayList<>()).add(kills.now());
  }

  @Override
  public synchronized void publishedAgain(String id) {
    publishedAgain.merge(id, 1, Integer::sum);
  }

  @Override
  public synchronized void killed() {
    kills.add();
  }

  /** How many repeats there were so far, excused ones included. */
  public synchronized int repeats() {
    return accepted.values().stream().mapToInt(times -> times.size() - 1).sum();
  }

  /** How many repeats the kills so far excuse: what was in flight, or not recorded, at each. */
  public synchronized int excusable() {
    return accepted.values().stream().mapToInt(kills::forgetting).sum();
  }

  @Override
  public synchronized void verify() {
    List<String> broken =
        accepted.entrySet().stream()
            .filter(each -> unexcused(each.getValue()) > allowed(each.getKey()))
            .map(each -> each.getKey() + " " + each.getValue().size() + " times")
            .toList();
    Offenders.failUnlessEmpty("nothing recorded repeated", broken);
  }

  private int allowed(String id) {
    return publishedAgain.getOrDefault(id, 0);
  }

  private long unexcused(List<Long> times) {
    long unexcused = 0;
    for (int again = 1; again < times.size(); again++) {
      if (!kills.excuse(times.get(again - 1), times.get(again))) {
        unexcused++;
      }
    }
    return unexcused;
  }
}
