package io.registrynotifier.worker.app;

import io.javalin.config.RoutesConfig;
import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.consume.GroupListener;
import io.registrynotifier.worker.delivery.DeliveryListener;
import io.registrynotifier.worker.dispatch.FlowState;
import io.registrynotifier.worker.ledger.DeliveryLedger;
import io.registrynotifier.worker.ledger.Ledger;
import io.registrynotifier.worker.ledger.NoLedger;
import io.registrynotifier.worker.report.DeliveryReports;
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

  /** {@code flows} says how an endpoint stands now, by its name. */
  static LedgerSide start(NotifierConfig config, Function<String, FlowState> flows) {
    return new LedgerSide(
        config.ledger().enabled() ? Optional.of(Running.start(config, flows)) : Optional.empty());
  }

  /** Reports what {@code next} hears. */
  DeliveryListener deliveries(Endpoint endpoint, DeliveryListener next) {
    return running.map(each -> each.reports().deliveries(endpoint, next)).orElse(next);
  }

  /** Reports what {@code next} hears. */
  GroupListener group(Endpoint endpoint, GroupListener next) {
    return running.map(each -> each.reports().group(endpoint, next)).orElse(next);
  }

  /** The endpoint is configured like this from now on. */
  void follow(Endpoint changed) {
    running.ifPresent(each -> each.reports().follow(changed));
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

  private record Running(DeliveryReports reports, DeliveryLedger ledger, LedgerThreads threads) {
    static Running start(NotifierConfig config, Function<String, FlowState> flows) {
      LedgerThreads threads = LedgerThreads.create();
      DeliveryReports reports =
          DeliveryReports.start(
              config.kafka(),
              config.topics().topics().deliveries(),
              UUID.randomUUID().toString(),
              LocalWorker.instance(config),
              threads.reporting(),
              flows);
      DeliveryLedger ledger =
          DeliveryLedger.start(config, reports::problem, threads.keeping(), threads.asking());
      return new Running(reports, ledger, threads);
    }

    void close() {
      reports.close();
      ledger.close();
      threads.close();
    }
  }
}
