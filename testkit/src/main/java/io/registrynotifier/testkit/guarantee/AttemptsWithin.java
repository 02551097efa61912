package io.registrynotifier.testkit.guarantee;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * No event is tried more often than the endpoint's limit says. A process that is killed may forget
 * attempts that were under way, or ended shortly before; those do not count.
 */
public final class AttemptsWithin implements DeliveryGuarantee {
  private final int limit;
  private final Kills kills;
  private final Map<String, List<Long>> attempts = new HashMap<>();
  private final Map<String, Integer> published = new HashMap<>();

  /**
   * A run in which nothing was tried yet.
   *
   * @param unrecorded the age from which on an attempt has been recorded
   * @param nanoTime a monotonic ticker
   */
  public AttemptsWithin(int limit, Duration unrecorded, LongSupplier nanoTime) {
    this.limit = limit;
    this.kills = new Kills(unrecorded, Kills.LATE, nanoTime);
  }

  @Override
  public void published(PublishedEvent event) {
    // an event has its attempts whether it was acknowledged or not
  }

  @Override
  public void delivered(String id) {
    // told as an attempt already
  }

  @Override
  public synchronized void publishedAgain(String id) {
    published.merge(id, 1, Integer::sum);
  }

  @Override
  public synchronized void attempted(String id) {
    attempts.computeIfAbsent(id, first -> new ArrayList<>()).add(kills.now());
  }

  @Override
  public synchronized void killed() {
    kills.add();
  }

  /** How many events were tried too often so far. */
  public int exceeded() {
    return broken().size();
  }

  @Override
  public void verify() {
    Offenders.failUnlessEmpty("at most " + limit + " attempts", broken());
  }

  private synchronized List<String> broken() {
    return attempts.entrySet().stream()
        .filter(each -> recorded(each.getValue()) > allowed(each.getKey()))
        .map(each -> each.getKey() + " " + each.getValue().size() + " times")
        .toList();
  }

  private long recorded(List<Long> times) {
    return times.stream().filter(time -> !kills.forgot(time)).count();
  }

  private long allowed(String id) {
    return (long) limit * (1 + published.getOrDefault(id, 0));
  }
}
