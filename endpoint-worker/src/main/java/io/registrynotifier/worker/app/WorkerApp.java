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
import io.registrynotifier.worker.directory.EndpointDirectory;
import io.registrynotifier.worker.dispatch.FlowState;
import io.registrynotifier.worker.http.WebhookClient;
import io.registrynotifier.worker.ledger.Ledger;
import io.registrynotifier.worker.metrics.EndpointGauges;
import io.registrynotifier.worker.metrics.LedgerGauges;
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
  private final KnownMeters meters;
  private final DirectoryParts directory;

  private WorkerApp(
      NotifierConfig config,
      WorkerThreads threads,
      WebhookClient client,
      EndpointWorkers workers,
      StallWatches stalls,
      KafkaSurvey survey,
      LedgerSide ledger,
      KnownMeters meters,
      DirectoryParts directory) {
    this.config = config;
    this.threads = threads;
    this.client = client;
    this.workers = workers;
    this.stalls = stalls;
    this.survey = survey;
    this.ledger = ledger;
    this.meters = meters;
    this.directory = directory;
  }

  /**
   * Runs the endpoints that the directory has, those of the file among them.
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
    Creations creations = new Creations();
    LedgerSide ledger = LedgerSide.start(config, name -> flow(workers, name), creations);
    KnownMeters meters = new KnownMeters(WorkerMeters.create(metrics));
    LedgerGauges.register(ledger::figures, metrics);
    EndpointGauges.register(workers::all, metrics);
    DirectoryParts directory =
        DirectoryParts.start(config, workers, client, threads, ledger, meters::of, meters::forget);
    creations.askFromNowOn(directory::created);
    WorkerApp app =
        new WorkerApp(config, threads, client, workers, stalls, survey, ledger, meters, directory);
    StalledGauge.register(app::names, name -> stalls.stall(name).isPresent(), metrics);
    return app;
  }

  private static FlowState flow(EndpointWorkers workers, String name) {
    return workers.find(name).map(worker -> worker.status().flow()).orElse(FlowState.EMPTY);
  }

  private List<String> names() {
    return workers.all().stream().map(worker -> worker.endpoint().name()).toList();
  }

  /** The ledger, as this worker answers for it. */
  Ledger ledger() {
    return ledger.ledger();
  }

  /** Which endpoints there are, to be looked at and changed. */
  EndpointDirectory directory() {
    return directory.directory();
  }

  /** An endpoint as it runs here. */
  Optional<Endpoint> running(String name) {
    return workers.find(name).map(EndpointWorker::endpoint);
  }

  @Override
  public String name() {
    return "worker";
  }

  @Override
  public void routes(RoutesConfig routes) {
    StatusPage.load().addTo(routes);
    ShownEndpoints shown =
        new ShownEndpoints(directory::shown, survey, ledger.ledger(), this::shown);
    new ExpvarPage(shown::now).addTo(routes);
    new Api(config.api(), sources(Clock.systemUTC())).addTo(routes);
    ledger.addTo(routes);
  }

  private ApiSources sources(Clock clock) {
    return new ApiSources(
        directory.directory(),
        ledger.ledger(),
        survey,
        survey.letters(),
        LocalWorker.of(config, workers, stalls, clock),
        client.trials(clock),
        clock);
  }

  private Map<String, ShownEndpoint> shown() {
    Map<String, ShownEndpoint> shown = new HashMap<>();
    for (EndpointWorker worker : workers.all()) {
      meters
          .find(worker.endpoint().name())
          .ifPresent(
              counted ->
                  shown.put(
                      worker.endpoint().name(),
                      new ShownEndpoint(
                          worker.endpoint(), worker.status().pending(), counted.counts())));
    }
    return shown;
  }

  @Override
  public List<ReadinessCheck> checks() {
    List<ReadinessCheck> checks = new ArrayList<>();
    checks.add(ReadinessCheck.of("kafka", workers::problem));
    checks.add(ReadinessCheck.of("dead letters", workers::deadLettersProblem));
    checks.add(ReadinessCheck.of("directory", () -> directory.problem()));
    directory
        .served()
        .forEach(
            (name, problem) ->
                checks.add(
                    ReadinessCheck.of("endpoint " + name, () -> problem.or(() -> problem(name)))));
    checks.add(ReadinessCheck.of("stall watch", stalls::problem));
    return checks;
  }

  private Optional<String> problem(String name) {
    return workers
        .find(name)
        .map(worker -> worker.status().problem())
        .orElse(Optional.of("not started yet"))
        .or(() -> stalls.stall(name).map(Stall::describe));
  }

  /** Takes nothing more in, finishes what is in flight within the drain bound, commits. */
  @Override
  public void close() {
    directory.close();
    workers.close();
    survey.close();
    ledger.close();
    client.close();
    threads.close();
  }
}
