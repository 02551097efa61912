package io.registrynotifier.worker.app;

import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.worker.api.ThisWorker;
import io.registrynotifier.worker.consume.EndpointStatus;
import io.registrynotifier.worker.consume.EndpointWorker;
import io.registrynotifier.worker.consume.EndpointWorkers;
import io.registrynotifier.worker.consume.WorkerName;
import io.registrynotifier.worker.dispatch.FlowState;
import io.registrynotifier.worker.dispatch.Progress;
import io.registrynotifier.worker.ledger.Standing;
import io.registrynotifier.worker.retry.Breaker;
import io.registrynotifier.worker.stall.Stall;
import io.registrynotifier.worker.stall.StallWatches;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What this process knows by itself, for the API. Thread-safe. */
final class LocalWorker implements ThisWorker {
  private final Identity identity;
  private final EndpointWorkers workers;
  private final StallWatches stalls;
  private final Clock clock;

  private LocalWorker(
      Identity identity, EndpointWorkers workers, StallWatches stalls, Clock clock) {
    this.identity = identity;
    this.workers = workers;
    this.stalls = stalls;
    this.clock = clock;
  }

  static LocalWorker of(
      NotifierConfig config, EndpointWorkers workers, StallWatches stalls, Clock clock) {
    String version = LocalWorker.class.getPackage().getImplementationVersion();
    return new LocalWorker(
        new Identity(
            WorkerName.of(config.worker()).text(),
            Optional.ofNullable(version).orElse("development")),
        workers,
        stalls,
        clock);
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public Optional<String> kafkaProblem() {
    return workers.problem();
  }

  @Override
  public Optional<Duration> retention() {
    return workers.all().stream().findFirst().flatMap(it -> it.status().ends().retention());
  }

  @Override
  public Optional<Standing> standing(String endpoint) {
    return workers.all().stream()
        .filter(worker -> worker.endpoint().name().equals(endpoint))
        .findFirst()
        .map(EndpointWorker::status)
        .map(this::standing);
  }

  private Standing standing(EndpointStatus status) {
    FlowState flow = status.flow();
    return new Standing(
        identity.instance(),
        flow.partitions().stream().map(Progress::partition).toList(),
        word(flow.breaker()),
        flow.pausedUntil(),
        flow.parked(),
        flow.inFlight(),
        flow.blockedLetters(),
        Optional.empty(),
        Optional.empty(),
        clock.instant());
  }

  private static String word(Breaker breaker) {
    return breaker.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<Stall> stall(String endpoint) {
    return stalls.stall(endpoint);
  }
}
