package io.registrynotifier.worker.stall;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.consume.EndpointWorker;
import io.registrynotifier.worker.consume.Pulse;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every endpoint from time to time, and knows which have stalled. One log line when a
 * stall begins and one when it ends. Thread-safe.
 */
public final class StallWatches {
  private static final Logger log = LoggerFactory.getLogger(StallWatches.class);
  private static final long MIN_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long MAX_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Supplier<? extends Collection<EndpointWorker>> workers;
  private final Duration bound;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Map<String, Watched> watches = new HashMap<>(); // confined to the looking thread
  private final Map<String, Stall> stalls = new ConcurrentHashMap<>();
  private volatile long lookedNanos;

  private StallWatches(
      Supplier<? extends Collection<EndpointWorker>> workers,
      Duration bound,
      Clock clock,
      LongSupplier nanoTime) {
    this.workers = workers;
    this.bound = bound;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.lookedNanos = nanoTime.getAsLong();
  }

  /**
   * Looks at whatever endpoints there are until the executor ends.
   *
   * @param bound how long an endpoint may stand still
   * @param looking one thread of its own: one that endpoints use could be held up with them; the
   *     caller's to close
   */
  public static StallWatches start(
      Supplier<? extends Collection<EndpointWorker>> workers,
      Duration bound,
      Clock clock,
      ScheduledExecutorService looking) {
    StallWatches started = new StallWatches(workers, bound, clock, System::nanoTime);
    long interval =
        Math.max(MIN_INTERVAL_NANOS, Math.min(MAX_INTERVAL_NANOS, bound.toNanos() / 10));
    var unused =
        looking.scheduleWithFixedDelay(started::look, interval, interval, TimeUnit.NANOSECONDS);
    return started;
  }

  /** The endpoint's stall; empty when it moves, or may stand still. */
  public Optional<Stall> stall(String endpoint) {
    return Optional.ofNullable(stalls.get(endpoint));
  }

  /** Why nothing here can be believed; empty when it can. */
  public Optional<String> problem() {
    Duration ago = Duration.ofNanos(nanoTime.getAsLong() - lookedNanos);
    return ago.compareTo(bound.plusNanos(MAX_INTERVAL_NANOS)) > 0
        ? Optional.of("nobody has looked for stalled endpoints for " + ago.toSeconds() + " s")
        : Optional.empty();
  }

  /** A thread root: a defect at one look must not end the looking. */
  private void look() {
    try {
      Collection<? extends EndpointWorker> all = workers.get();
      all.forEach(this::look);
      Set<String> names =
          all.stream().map(worker -> worker.endpoint().name()).collect(Collectors.toSet());
      watches.keySet().retainAll(names);
      stalls.keySet().retainAll(names);
      lookedNanos = nanoTime.getAsLong();
    } catch (RuntimeException e) {
      log.error("error={} defect while looking for stalled endpoints", e.toString(), e);
    }
  }

  private void look(EndpointWorker worker) {
    report(worker.endpoint().name(), worker.pulse().flatMap(pulse -> look(worker, pulse)));
  }

  private Optional<Stall> look(EndpointWorker worker, Pulse pulse) {
    Sighting seen = new Sighting(nanoTime.getAsLong(), clock.instant(), pulse, worker.status());
    return watches
        .compute(worker.endpoint().name(), (name, known) -> watched(worker, known))
        .watch()
        .look(seen);
  }

  /** One that was started anew, or changed, is watched anew. */
  private Watched watched(EndpointWorker worker, @Nullable Watched known) {
    return known != null && known.worker() == worker && known.endpoint().equals(worker.endpoint())
        ? known
        : new Watched(worker, worker.endpoint(), watch(worker));
  }

  /** The first event of an unfilled batch waits on purpose. */
  private StallWatch watch(EndpointWorker worker) {
    return new StallWatch(
        bound.plus(worker.endpoint().batch().linger()), worker.endpoint().timeout());
  }

  private void report(String endpoint, Optional<Stall> now) {
    Optional<Stall> before = stall(endpoint);
    now.ifPresentOrElse(stall -> stalls.put(endpoint, stall), () -> stalls.remove(endpoint));
    if (before.isEmpty() && now.isPresent()) {
      log.atError()
          .addKeyValue("endpoint", endpoint)
          .addKeyValue("since", now.get().since())
          .addKeyValue("cause", now.get().cause())
          .log("endpoint has stalled");
    } else if (before.isPresent() && now.isEmpty()) {
      log.atInfo()
          .addKeyValue("endpoint", endpoint)
          .addKeyValue("stalled", Duration.between(before.get().since(), clock.instant()))
          .log("endpoint moves again");
    }
  }

  private record Watched(EndpointWorker worker, Endpoint endpoint, StallWatch watch) {}
}
