package io.registrynotifier.worker.ledger;

import io.javalin.config.RoutesConfig;
import io.registrynotifier.config.ApiToken;
import io.registrynotifier.config.NotifierConfig;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * This process's share of the delivery ledger, and what answers for the whole of it. Thread-safe.
 *
 * <p>Starts in the background some seconds after it was told to, whether Kafka is there or not;
 * nothing of a delivery waits for it. What ends it is shown and tried again.
 */
public final class DeliveryLedger implements AutoCloseable {
  private final LedgerKeeper keeper;
  private final ClusterLedger ledger;

  private DeliveryLedger(LedgerKeeper keeper, ClusterLedger ledger) {
    this.keeper = keeper;
    this.ledger = ledger;
  }

  /**
   * Starts.
   *
   * @param config says where the share stands and where others reach this process
   * @param reporting why this process's deliveries cannot be reported, for the ledger's status
   * @param created when the endpoint of a name was made; the epoch while that is not known
   * @param thread starts and ends the share; one thread that may block; the caller's to close
   * @param asking reads the disk and other instances' answers; a few threads that may block; the
   *     caller's to close
   */
  public static DeliveryLedger start(
      NotifierConfig config,
      Supplier<Optional<String>> reporting,
      Function<String, Instant> created,
      ScheduledExecutorService thread,
      Executor asking) {
    LedgerKeeper keeper = new LedgerKeeper(new StreamsShare(config), thread, System::nanoTime);
    RemoteLedger elsewhere =
        HttpRemoteLedger.create(
            asking, config.api().tokens().stream().findFirst().map(ApiToken::token));
    keeper.begin();
    return new DeliveryLedger(
        keeper,
        new ClusterLedger(keeper, elsewhere, reporting, created, asking, Clock.systemUTC()));
  }

  /** Answers for the whole cluster. */
  public Ledger ledger() {
    return ledger;
  }

  /** How this process's share does. */
  public LedgerFigures figures() {
    return keeper.figures();
  }

  /**
   * Adds what other instances ask this one: {@code /api/ledger/local/...}, to be guarded like the
   * rest of {@code /api}.
   */
  public void addTo(RoutesConfig routes) {
    new LocalLedgerPage(ledger).addTo(routes);
  }

  /** Leaves the share to the others, within some seconds. */
  @Override
  public void close() {
    keeper.close();
  }
}
