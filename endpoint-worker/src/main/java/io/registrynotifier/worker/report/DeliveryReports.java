package io.registrynotifier.worker.report;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.topic.ClientProperties;
import io.registrynotifier.worker.consume.GroupListener;
import io.registrynotifier.worker.delivery.DeliveryListener;
import io.registrynotifier.worker.dispatch.FlowState;
import io.registrynotifier.worker.dispatch.Progress;
import io.registrynotifier.worker.ledger.LoggedAttempt;
import io.registrynotifier.worker.ledger.Standing;
import io.registrynotifier.worker.ledger.Tally;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the ledger each second what is new of each endpoint. Thread-safe.
 *
 * <p>Nothing here is in the way of a delivery: it is counted where it ends, and told by a thread of
 * its own, which may wait for Kafka. A tally says everything since the process began, so one that
 * Kafka refused is made good by the next; single attempts that cannot be told are dropped, and
 * counted.
 */
public final class DeliveryReports implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DeliveryReports.class);
  private static final Duration EACH = Duration.ofSeconds(1);
  private static final Duration LAST_WORD = Duration.ofSeconds(3);

  private final ReportSender sender;
  private final String run;
  private final String instance;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService teller;
  private final Function<String, FlowState> flows;
  private final Map<String, ToldReport> reports = new ConcurrentHashMap<>();

  DeliveryReports(
      ReportSender sender,
      String run,
      String instance,
      Clock clock,
      LongSupplier nanoTime,
      ScheduledExecutorService teller,
      Function<String, FlowState> flows) {
    this.sender = sender;
    this.run = run;
    this.instance = instance;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.teller = teller;
    this.flows = flows;
  }

  /**
   * Starts, whether Kafka is there or not.
   *
   * @param topic where the ledger reads
   * @param run this life of the process, which no other has
   * @param instance what people call the process
   * @param teller one thread that may block; the caller's to close
   * @param flows how an endpoint stands now, by its name
   */
  public static DeliveryReports start(
      ClientProperties kafka,
      String topic,
      String run,
      String instance,
      ScheduledExecutorService teller,
      Function<String, FlowState> flows) {
    DeliveryReports reports =
        new DeliveryReports(
            ReportSender.create(kafka, topic),
            run,
            instance,
            Clock.systemUTC(),
            System::nanoTime,
            teller,
            flows);
    var unused =
        teller.scheduleWithFixedDelay(
            reports::tellQuietly, EACH.toMillis(), EACH.toMillis(), TimeUnit.MILLISECONDS);
    return reports;
  }

  /** Counts for the ledger what {@code next} hears. */
  public DeliveryListener deliveries(Endpoint endpoint, DeliveryListener next) {
    return new ReportedDeliveries(report(endpoint), next);
  }

  /** Notes for the ledger what {@code next} hears. */
  public GroupListener group(Endpoint endpoint, GroupListener next) {
    return new ReportedGroup(report(endpoint), next);
  }

  /** The endpoint is configured like this from now on. */
  public void follow(Endpoint changed) {
    report(changed).follow(changed);
  }

  private EndpointReport report(Endpoint endpoint) {
    return reports
        .computeIfAbsent(
            endpoint.name(), name -> new ToldReport(new EndpointReport(endpoint, clock, nanoTime)))
        .report();
  }

  /** Why nothing can be told; empty when it can. */
  public Optional<String> problem() {
    return sender.problem();
  }

  /** A thread root: a defect here must not end the telling. */
  private void tellQuietly() {
    try {
      tell();
    } catch (RuntimeException e) {
      log.error("error={} defect in telling the ledger", e.toString(), e);
    }
  }

  /** Tells what is new, until Kafka refuses. */
  void tell() {
    for (ToldReport each : reports.values()) {
      if (!tell(each)) {
        return;
      }
    }
  }

  private boolean tell(ToldReport told) {
    boolean more = true;
    long changes = told.report().changes();
    if (told.isDue(changes, nanoTime.getAsLong())) {
      told.telling();
      FlowState flow = flows.apply(told.report().name());
      more =
          sender.send(
              told.report().name(),
              tally(told.report(), flow).toBytes(),
              isTold ->
                  told.told(isTold, changes, !flow.partitions().isEmpty(), nanoTime.getAsLong()));
    }
    return more && tellAttempts(told.report());
  }

  private boolean tellAttempts(EndpointReport report) {
    List<LoggedDelivery> logged = report.takeLogged();
    boolean more = true;
    for (LoggedDelivery each : logged) {
      if (more) {
        byte[] value = LoggedAttempt.toBytes(each.entry(report.name(), report.secrets()));
        more = sender.send(report.name(), value, isTold -> leftOutUnless(isTold, report));
      } else {
        report.leaveOut(1);
      }
    }
    return more;
  }

  private static void leftOutUnless(boolean isTold, EndpointReport report) {
    if (!isTold) {
      report.leaveOut(1);
    }
  }

  private Tally tally(EndpointReport report, FlowState flow) {
    return new Tally(
        report.name(),
        run,
        report.attempts(),
        report.partitions(),
        flow.partitions().stream().mapToLong(Progress::undone).sum(),
        flow.partitions().isEmpty() ? Optional.empty() : Optional.of(standing(report, flow)));
  }

  private Standing standing(EndpointReport report, FlowState flow) {
    Optional<EndpointReport.Failing> failing = report.failing();
    return new Standing(
        instance,
        flow.partitions().stream().map(Progress::partition).sorted().toList(),
        flow.breaker().getClass().getSimpleName().toLowerCase(Locale.ROOT),
        flow.pausedUntil(),
        flow.parked(),
        flow.inFlight(),
        flow.blockedLetters(),
        failing.map(EndpointReport.Failing::since),
        failing.map(each -> report.secrets().mask(LoggedDelivery.words(each.last()))),
        clock.instant());
  }

  /** The last word, when the endpoints have ended; waits for it within a bound. */
  @Override
  public void close() {
    try {
      var last = teller.submit(this::tellQuietly);
      var unused = last.get(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      log.debug("the last word was not heard", e);
    }
    sender.close();
  }
}
