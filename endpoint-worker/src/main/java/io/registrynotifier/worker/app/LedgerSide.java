package io.registrynotifier.worker.app;

import io.javalin.config.RoutesConfig;
import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.consume.GroupListener;
import io.registrynotifier.worker.consume.WorkerName;
import io.registrynotifier.worker.delivery.DeliveryListener;
import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.dispatch.FlowState;
import io.registrynotifier.worker.ledger.DeliveryLedger;
import io.registrynotifier.worker.ledger.Ledger;
import io.registrynotifier.worker.ledger.LedgerFigures;
import io.registrynotifier.worker.ledger.NoLedger;
import io.registrynotifier.worker.metrics.EndpointMeters;
import io.registrynotifier.worker.report.DeliveryReports;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a worker has to do with the ledger: it reports its deliveries and keeps its share; or
 * nothing at all, where the configuration says so. Thread-safe.
 */
final class LedgerSide implements AutoCloseable {
  private final Optional<Running> running;

  private LedgerSide(Optional<Running> running) {
    this.running = running;
  }

  /**
   * Starts where the configuration says so.
   *
   * @param flows how an endpoint stands now, by its name
   * @param created when the endpoint of a name was made; the epoch while that is not known
   */
  static LedgerSide start(
      NotifierConfig config, Function<String, FlowState> flows, Function<String, Instant> created) {
    return new LedgerSide(
        config.ledger().enabled()
            ? Optional.of(Running.start(config, flows, created))
            : Optional.empty());
  }

  /** The endpoint begins here: what {@code next} hears is reported. */
  Reported begin(DirectoryEntry entry, EndpointMeters next) {
    return running
        .map(each -> each.reports().begin(entry.endpoint(), entry.created()))
        .map(reported -> new Reported(reported.deliveries(next), reported.group(next)))
        .orElseGet(() -> new Reported(next, next));
  }

  /** The endpoint is no more. */
  void forget(String name) {
    running.ifPresent(each -> each.reports().forget(name));
  }

  /** The endpoint was deleted. */
  void gone(DirectoryEntry entry) {
    running.ifPresent(each -> each.reports().gone(entry.name(), entry.created()));
  }

  /** The endpoint is configured like this from now on. */
  void follow(Endpoint changed) {
    running.ifPresent(each -> each.reports().follow(changed));
  }

  /** How the share does; empty where there is none. */
  Optional<LedgerFigures> figures() {
    return running.map(each -> each.ledger().figures());
  }

  Ledger ledger() {
    return running.<Ledger>map(each -> each.ledger().ledger()).orElseGet(NoLedger::new);
  }

  /** What other workers ask this one. */
  void addTo(RoutesConfig routes) {
    running.ifPresent(each -> each.ledger().addTo(routes));
  }

  /** Tells the last of what was delivered; to be called when the endpoints have ended. */
  @Override
  public void close() {
    running.ifPresent(Running::close);
  }

  /** What hears of an endpoint's deliveries and of its group. */
  record Reported(DeliveryListener deliveries, GroupListener group) {}

  private record Running(DeliveryReports reports, DeliveryLedger ledger, LedgerThreads threads) {
    static Running start(
        NotifierConfig config,
        Function<String, FlowState> flows,
        Function<String, Instant> created) {
      LedgerThreads threads = LedgerThreads.create();
      DeliveryReports reports =
          DeliveryReports.start(
              config.kafka(),
              config.topics().topics().deliveries(),
              UUID.randomUUID().toString(),
              WorkerName.of(config.worker()).text(),
              threads.reporting(),
              flows,
              created);
      DeliveryLedger ledger =
          DeliveryLedger.start(
              config, reports::problem, created, threads.keeping(), threads.asking());
      return new Running(reports, ledger, threads);
    }

    void close() {
      reports.close();
      ledger.close();
      threads.close();
    }
  }
}
