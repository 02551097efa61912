package io.registrynotifier.worker.app;

import io.javalin.config.RoutesConfig;
import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.process.ProcessMetrics;
import io.registrynotifier.process.ReadinessCheck;
import io.registrynotifier.process.Service;
import io.registrynotifier.worker.admin.ExpvarPage;
import io.registrynotifier.worker.admin.ShownEndpoint;
import io.registrynotifier.worker.api.Api;
import io.registrynotifier.worker.api.ApiSources;
import io.registrynotifier.worker.consume.EndpointWorker;
import io.registrynotifier.worker.consume.EndpointWorkers;
import io.registrynotifier.worker.dispatch.FlowState;
import io.registrynotifier.worker.http.WebhookClient;
import io.registrynotifier.worker.ledger.Ledger;
import io.registrynotifier.worker.metrics.EndpointGauges;
import io.registrynotifier.worker.metrics.EndpointMeters;
import io.registrynotifier.worker.metrics.StalledGauge;
import io.registrynotifier.worker.metrics.WorkerMeters;
import io.registrynotifier.worker.page.StatusPage;
import io.registrynotifier.worker.stall.Stall;
import io.registrynotifier.worker.stall.StallWatches;
import io.registrynotifier.worker.survey.KafkaSurvey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The worker: records of the events topic in, requests to the endpoints out.
 *
 * <p>Thread-safe. Starts whether Kafka is there or not, and is ready as soon as it is.
 */
public final class WorkerApp implements Service {
  private final NotifierConfig config;
  private final WorkerThreads threads;
  private final WebhookClient client;
  private final EndpointWorkers workers;
  private final StallWatches stalls;
  private final KafkaSurvey survey;
  private final LedgerSide ledger;
  private final Map<String, EndpointMeters> meters = new ConcurrentHashMap<>();

  private WorkerApp(
      NotifierConfig config,
      WorkerThreads threads,
      WebhookClient client,
      EndpointWorkers workers,
      StallWatches stalls,
      KafkaSurvey survey,
      LedgerSide ledger) {
    this.config = config;
    this.threads = threads;
    this.client = client;
    this.workers = workers;
    this.stalls = stalls;
    this.survey = survey;
    this.ledger = ledger;
  }

  /**
   * Starts every endpoint that is not disabled, and keeps the places of those that are.
   *
   * @throws org.apache.kafka.common.config.ConfigException naming a Kafka property that cannot be
   */
  public static WorkerApp start(NotifierConfig config, ProcessMetrics metrics) {
    WorkerThreads threads = WorkerThreads.create();
    WebhookClient client = WebhookClient.start(threads.lookups());
    EndpointWorkers workers =
        EndpointWorkers.create(config, threads.timers(), threads.letters(), threads.visits());
    StallWatches stalls =
        StallWatches.start(
            workers::all, config.worker().stall(), Clock.systemUTC(), threads.looking());
    KafkaSurvey survey = KafkaSurvey.create(config, threads.surveys(), System::nanoTime);
    LedgerSide ledger = LedgerSide.start(config, name -> flow(workers, name));
    WorkerApp app = new WorkerApp(config, threads, client, workers, stalls, survey, ledger);
    WorkerMeters meters = WorkerMeters.create(metrics);
    EndpointGauges.register(workers::all, metrics);
    StalledGauge.register(app::names, name -> stalls.stall(name).isPresent(), metrics);
    enabled(config).forEach(endpoint -> app.start(endpoint, meters));
    config.endpoints().stream().filter(Endpoint::disabled).forEach(workers::keep);
    return app;
  }

  private void start(Endpoint endpoint, WorkerMeters workerMeters) {
    EndpointMeters endpointMeters = workerMeters.endpoint(endpoint.name());
    meters.put(endpoint.name(), endpointMeters);
    workers.start(
        endpoint,
        client.deliverer(endpoint),
        new LoggedDeliveries(endpoint, ledger.deliveries(endpoint, endpointMeters)),
        ledger.group(endpoint, endpointMeters),
        wake -> new LoggedTurns(endpoint, Clock.systemUTC(), wake));
  }

  private static FlowState flow(EndpointWorkers workers, String name) {
    return workers.all().stream()
        .filter(worker -> worker.endpoint().name().equals(name))
        .findFirst()
        .map(worker -> worker.status().flow())
        .orElse(FlowState.EMPTY);
  }

  private List<String> names() {
    return workers.all().stream().map(worker -> worker.endpoint().name()).toList();
  }

  /** The ledger, as this worker answers for it. */
  Ledger ledger() {
    return ledger.ledger();
  }

  @Override
  public String name() {
    return "worker";
  }

  @Override
  public void routes(RoutesConfig routes) {
    StatusPage.load().addTo(routes);
    ShownEndpoints shown =
        new ShownEndpoints(() -> enabled(config), survey, ledger.ledger(), this::shown);
    new ExpvarPage(shown::now).addTo(routes);
    new Api(config.api(), sources(Clock.systemUTC())).addTo(routes);
    ledger.addTo(routes);
  }

  private ApiSources sources(Clock clock) {
    return new ApiSources(
        new FileDirectory(config.endpoints(), clock.instant()),
        ledger.ledger(),
        survey,
        survey.letters(),
        LocalWorker.of(config, workers, stalls, clock),
        client.trials(clock),
        clock);
  }

  /** Like the registry, which does not show what is disabled. */
  private static List<Endpoint> enabled(NotifierConfig config) {
    return config.endpoints().stream().filter(endpoint -> !endpoint.disabled()).toList();
  }

  private Map<String, ShownEndpoint> shown() {
    Map<String, ShownEndpoint> shown = new HashMap<>();
    for (EndpointWorker worker : workers.all()) {
      EndpointMeters counted = meters.get(worker.endpoint().name());
      if (counted != null) {
        shown.put(
            worker.endpoint().name(),
            new ShownEndpoint(worker.endpoint(), worker.status().pending(), counted.counts()));
      }
    }
    return shown;
  }

  @Override
  public List<ReadinessCheck> checks() {
    List<ReadinessCheck> checks = new ArrayList<>();
    checks.add(ReadinessCheck.of("kafka", workers::problem));
    checks.add(ReadinessCheck.of("dead letters", workers::deadLettersProblem));
    for (EndpointWorker worker : workers.all()) {
      checks.add(ReadinessCheck.of("endpoint " + worker.endpoint().name(), () -> problem(worker)));
    }
    checks.add(ReadinessCheck.of("stall watch", stalls::problem));
    return checks;
  }

  private Optional<String> problem(EndpointWorker worker) {
    return worker
        .status()
        .problem()
        .or(() -> stalls.stall(worker.endpoint().name()).map(Stall::describe));
  }

  /** Takes nothing more in, finishes what is in flight within the drain bound, commits. */
  @Override
  public void close() {
    workers.close();
    survey.close();
    ledger.close();
    client.close();
    threads.close();
  }
}
