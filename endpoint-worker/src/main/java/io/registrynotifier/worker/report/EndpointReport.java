package io.registrynotifier.worker.report;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Accepted;
import io.registrynotifier.worker.ledger.AttemptCounts;
import io.registrynotifier.worker.ledger.PartitionCounts;
import io.registrynotifier.worker.offset.Counts;
import io.registrynotifier.worker.report.LogChoice.Choice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one process has counted of one endpoint, and what waits to be logged. Counting an attempt
 * takes a few writes to memory and makes no object.
 *
 * <p>{@link #ended} is called by one thread at a time, in the endpoint's flow; all else by any.
 */
final class EndpointReport {
  /** What one flush takes, twice. */
  private static final int MAX_WAITING = 2 * LogChoice.MOST;

  private final String name;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final AttemptTally tally = new AttemptTally();
  private final LogChoice choice;
  private final Map<Integer, PartitionCounts> committed = new ConcurrentHashMap<>();
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLong changes = new AtomicLong();
  private final Queue<LoggedDelivery> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private volatile Instant created;
  private volatile Endpoint endpoint;
  private volatile Secrets secrets;
  private volatile @Nullable Failing failing;

  /** {@code created} is when the endpoint was made; the epoch while that is not known. */
  EndpointReport(Endpoint endpoint, Instant created, Clock clock, LongSupplier nanoTime) {
    this.name = endpoint.name();
    this.created = created;
    this.endpoint = endpoint;
    this.secrets = Secrets.of(endpoint);
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.choice = new LogChoice(nanoTime.getAsLong());
  }

  String name() {
    return name;
  }

  /** The endpoint is configured like this from now on. */
  void follow(Endpoint changed) {
    endpoint = changed;
    secrets = Secrets.of(changed);
  }

  Instant created() {
    return created;
  }

  boolean isOf(Instant creation) {
    return isUnknown(created) || isUnknown(creation) || created.equals(creation);
  }

  private static boolean isUnknown(Instant creation) {
    return creation.equals(Instant.EPOCH);
  }

  /** What was told before is told again when it is known at last which one it is of. */
  void learn(Function<String, Instant> creations) {
    if (isUnknown(created)) {
      Instant known = creations.apply(name);
      if (!isUnknown(known)) {
        created = known;
        changes.incrementAndGet();
      }
    }
  }

  Secrets secrets() {
    return secrets;
  }

  void ended(Attempt attempt, Outcome outcome, Duration took) {
    long millis = took.toMillis();
    boolean accepted = outcome instanceof Accepted;
    tally.count(outcome, attempt.deliveries().size(), millis);
    if (accepted) {
      recovered();
    } else {
      failed(outcome);
    }
    if (choice.choose(endpoint.log(), accepted, nanoTime.getAsLong()) == Choice.LOG) {
      log(attempt, outcome, millis);
    }
    ended.lazySet(ended.getPlain() + 1);
  }

  private void recovered() {
    if (failing != null) {
      failing = null;
    }
  }

  private void failed(Outcome outcome) {
    Failing known = failing;
    Instant since = known == null ? clock.instant() : known.since();
    failing = new Failing(since, outcome);
  }

  private void log(Attempt attempt, Outcome outcome, long millis) {
    int deliveries = attempt.deliveries().size();
    int logged = choice.take(deliveries);
    Instant now = clock.instant();
    boolean sampled = outcome instanceof Accepted || logged < deliveries;
    for (int i = 0; i < logged; i++) {
      LoggedDelivery entry =
          LoggedDelivery.of(attempt.deliveries().get(i), attempt, outcome, now, millis, sampled);
      if (!waiting.offer(entry)) {
        tally.leaveOut(1);
      }
    }
    if (logged < deliveries) {
      tally.leaveOut(deliveries - logged);
    }
  }

  void committed(int partition, Counts counts) {
    if (!counts.isNone()) {
      committed.put(
          partition,
          new PartitionCounts(
              counts.begun(), counts.delivered(), counts.putAside(), counts.passedOver()));
      changes.incrementAndGet();
    }
  }

  /** Something turned that is to be told: partitions came or went. */
  void changed() {
    changes.incrementAndGet();
  }

  /** So many could not be told. */
  void leaveOut(long attempts) {
    tally.leaveOut(attempts);
    changes.incrementAndGet();
  }

  /** Another number when something is new. */
  long changes() {
    return ended.get() + changes.get();
  }

  AttemptCounts attempts() {
    return tally.counts();
  }

  Map<Integer, PartitionCounts> partitions() {
    return new TreeMap<>(committed);
  }

  /** Since when it fails, and how; empty while it answers. */
  Optional<Failing> failing() {
    return Optional.ofNullable(failing);
  }

  /** What is to be logged by now; it waits no longer. */
  List<LoggedDelivery> takeLogged() {
    List<LoggedDelivery> taken = new ArrayList<>();
    for (LoggedDelivery next = waiting.poll(); next != null; next = waiting.poll()) {
      taken.add(next);
    }
    return taken;
  }

  /**
   * An unbroken row of failures.
   *
   * @param since when the first of them ended
   * @param last how the last of them ended
   */
  record Failing(Instant since, Outcome last) {}
}
