package io.registrynotifier.worker.metrics;

import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import io.registrynotifier.worker.consume.GroupListener;
import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.DeadLetter;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.DeliveryListener;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Accepted;
import io.registrynotifier.worker.delivery.Outcome.Failure;
import io.registrynotifier.worker.delivery.Outcome.Refused;
import io.registrynotifier.worker.delivery.Outcome.Unanswered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Counts one endpoint's deliveries; what has not happened yet is there as zero. Thread-safe. */
public final class EndpointMeters implements DeliveryListener, GroupListener {
  private final String endpoint;
  private final WorkerMeters meters;
  private final Clock clock;
  private final Counter.Child events;
  private final Counter.Child successes;
  private final Counter.Child failures;
  private final Counter.Child errors;
  private final Counter.Child accepted;
  private final Counter.Child refused;
  private final Map<Failure, Counter.Child> unanswered;
  private final Map<Integer, Counter.Child> statuses = new ConcurrentHashMap<>();
  private final Counter.Child retries;
  private final Counter.Child duplicates;
  private final Counter.Child lost;
  private final Counter.Child deadLetters;
  private final Histogram.Child attemptSeconds;
  private final Histogram.Child deliverySeconds;
  private final Gauge.Child partitions;
  private volatile boolean removed;

  EndpointMeters(String endpoint, WorkerMeters meters, Clock clock) {
    this.endpoint = endpoint;
    this.meters = meters;
    this.clock = clock;
    this.events = meters.events().labels("Events", endpoint);
    this.successes = meters.events().labels("Successes", endpoint);
    this.failures = meters.events().labels("Failures", endpoint);
    this.errors = meters.events().labels("Errors", endpoint);
    this.accepted = meters.attempts().labels("accepted", endpoint);
    this.refused = meters.attempts().labels("refused", endpoint);
    this.unanswered =
        Arrays.stream(Failure.values())
            .collect(
                Collectors.toMap(
                    failure -> failure,
                    failure -> meters.attempts().labels(failure.label(), endpoint),
                    (one, other) -> one,
                    () -> new EnumMap<>(Failure.class)));
    this.retries = meters.retries().labels(endpoint);
    this.duplicates = meters.duplicates().labels(endpoint);
    this.lost = meters.lost().labels(endpoint);
    this.deadLetters = meters.deadLetters().labels(endpoint);
    this.attemptSeconds = meters.attemptSeconds().labels(endpoint);
    this.deliverySeconds = meters.deliverySeconds().labels(endpoint);
    this.partitions = meters.partitions().labels(endpoint);
  }

  /** The endpoint is no more: nothing is shown of it, and what still ends is not counted. */
  public void remove() {
    removed = true;
    meters.remove(endpoint, statuses.keySet());
  }

  /** What the registry counts, as it stands. */
  public EventCounts counts() {
    return new EventCounts(
        (long) events.get(),
        (long) successes.get(),
        (long) failures.get(),
        (long) errors.get(),
        statuses.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> StatusText.of(entry.getKey()),
                    entry -> (long) entry.getValue().get())));
  }

  @Override
  public void taken(int count) {
    events.inc(count);
  }

  @Override
  public void skippedDuplicate() {
    duplicates.inc();
  }

  @Override
  public void ended(Attempt attempt, Outcome outcome, Duration took) {
    attemptSeconds.observe(seconds(took));
    int carried = attempt.deliveries().size();
    var unused =
        outcome.<Boolean>match(
            ending -> accepted(attempt, ending),
            ending -> refused(carried, ending),
            ending -> unanswered(carried, ending));
  }

  private boolean accepted(Attempt attempt, Accepted ending) {
    accepted.inc();
    successes.inc(attempt.deliveries().size());
    status(ending.status());
    Instant now = clock.instant();
    for (Delivery delivery : attempt.deliveries()) {
      deliverySeconds.observe(seconds(Duration.between(delivery.published(), now)));
    }
    return true;
  }

  private boolean refused(int carried, Refused ending) {
    refused.inc();
    failures.inc(carried);
    status(ending.status());
    return true;
  }

  private boolean unanswered(int carried, Unanswered ending) {
    Counter.Child counter = unanswered.get(ending.failure());
    if (counter != null) {
      counter.inc();
    }
    errors.inc(carried);
    return true;
  }

  private void status(int status) {
    if (removed) {
      return;
    }
    statuses
        .computeIfAbsent(status, code -> meters.statuses().labels(StatusText.of(code), endpoint))
        .inc();
  }

  @Override
  public void retrying(List<Delivery> deliveries) {
    retries.inc(deliveries.size());
  }

  @Override
  public void putAside(DeadLetter letter) {
    deadLetters.inc();
  }

  @Override
  public void assigned(int count) {
    partitions.set(count);
  }

  @Override
  public void lost(long count) {
    lost.inc((double) count);
  }

  private static double seconds(Duration duration) {
    return Math.max(0, duration.toNanos() / 1e9);
  }
}
