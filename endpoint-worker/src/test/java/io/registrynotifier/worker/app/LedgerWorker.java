package io.registrynotifier.worker.app;

import io.registrynotifier.config.HttpSettings;
import io.registrynotifier.config.LedgerSettings;
import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.process.HttpServer;
import io.registrynotifier.process.ProcessMetrics;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.process.FreePort;
import io.registrynotifier.topic.ClientProperties;
import io.registrynotifier.topic.TopicSettings;
import io.registrynotifier.worker.directory.EndpointDirectory;
import io.registrynotifier.worker.ledger.EndpointLedger;
import io.registrynotifier.worker.ledger.Ledger;
import io.registrynotifier.worker.ledger.LedgerStatus;
import io.registrynotifier.worker.ledger.LedgerUnavailableException;
import io.registrynotifier.worker.ledger.Totals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** A worker with a share of the ledger, and with the pages that others ask it on. */
final class LedgerWorker implements AutoCloseable {
  private final NotifierConfig config;
  private final HttpSettings address;
  private WorkerApp app;
  private HttpServer server;
  private ProcessMetrics metrics;
  private boolean ended;

  private LedgerWorker(NotifierConfig config, HttpSettings address) {
    this.config = config;
    this.address = address;
    this.metrics = ProcessMetrics.create();
    this.app = WorkerApp.start(config, metrics);
    this.server = HttpServer.start(address, Duration.ofSeconds(1), metrics, List.of(app));
  }

  static LedgerWorker start(TestTopic topic, Path directory, int standby, Endpoint endpoint) {
    return start(
        topic, Map.of("bootstrap.servers", topic.bootstrapServers()), directory, standby, endpoint);
  }

  static LedgerWorker start(
      TestTopic topic, Map<String, String> kafka, Path directory, int standby, Endpoint endpoint) {
    Map<String, String> attentive = new HashMap<>(kafka);
    attentive.put("session.timeout.ms", "6000");
    attentive.put("heartbeat.interval.ms", "500");
    HttpSettings address = new HttpSettings("127.0.0.1", FreePort.find());
    LedgerSettings ledger =
        new LedgerSettings(true, Optional.of(directory), standby, Optional.of(address));
    String prefix = topic.name().substring(0, topic.name().length() - ".events".length());
    NotifierConfig base = NotifierConfig.DEFAULT;
    NotifierConfig config =
        new NotifierConfig(
            new ClientProperties(attentive),
            new TopicSettings(prefix, topic.partitions(), 1, Duration.ofDays(7)),
            base.http(),
            false,
            List.of(endpoint),
            base.bridge(),
            base.worker(),
            base.api(),
            ledger,
            NotifierConfig.DEFAULT.directory());
    return new LedgerWorker(config, address);
  }

  Ledger ledger() {
    return app.ledger();
  }

  EndpointDirectory directory() {
    return app.directory();
  }

  /** Whether the endpoint runs here. */
  boolean serves(String endpoint) {
    return app.running(endpoint).isPresent();
  }

  String address() {
    return address.toString();
  }

  boolean isRunning() {
    return status().state() == LedgerStatus.State.RUNNING;
  }

  /** A metric without labels; NaN when there is none. */
  double metric(String name) {
    return Optional.ofNullable(metrics.registry().getSampleValue(name)).orElse(Double.NaN);
  }

  LedgerStatus status() {
    return ledger().status();
  }

  boolean isReady() {
    return app.checks().stream().allMatch(check -> check.problem().isEmpty());
  }

  /** None while the ledger cannot answer. */
  Totals totals(String endpoint) {
    return answer(ledger().endpoint(endpoint)).orElse(Totals.NONE);
  }

  private static Optional<Totals> answer(EndpointLedger endpoint) {
    try {
      return Optional.of(endpoint.totals().join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof LedgerUnavailableException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Nobody reaches its pages any more; it does not know. */
  void cutOff() {
    server.close();
  }

  void restart() {
    end();
    metrics = ProcessMetrics.create();
    app = WorkerApp.start(config, metrics);
    server = HttpServer.start(address, Duration.ofSeconds(1), metrics, List.of(app));
    ended = false;
  }

  /** In order, once. */
  void end() {
    if (!ended) {
      ended = true;
      server.close();
      app.close();
    }
  }

  @Override
  public void close() {
    end();
  }
}
