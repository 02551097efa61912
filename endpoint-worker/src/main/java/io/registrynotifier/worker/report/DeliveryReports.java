package io.registrynotifier.worker.report;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.topic.ClientProperties;
import io.registrynotifier.worker.dispatch.FlowState;
import io.registrynotifier.worker.dispatch.Progress;
import io.registrynotifier.worker.ledger.Gone;
import io.registrynotifier.worker.ledger.LoggedAttempt;
import io.registrynotifier.worker.ledger.Standing;
import io.registrynotifier.worker.ledger.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Function<String, Instant> creations;
  private final Map<String, ToldReport> reports = new ConcurrentHashMap<>();
  private final Set<Gone> gone = ConcurrentHashMap.newKeySet();

  DeliveryReports(
      ReportSender sender,
      String run,
      String instance,
      Clock clock,
      LongSupplier nanoTime,
      ScheduledExecutorService teller,
      Function<String, FlowState> flows,
      Function<String, Instant> creations) {
    this.sender = sender;
    this.run = run;
    this.instance = instance;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.teller = teller;
    this.flows = flows;
    this.creations = creations;
  }

  /**
   * Starts, whether Kafka is there or not.
   *
   * @param topic where the ledger reads
   * @param run this life of the process, which no other has
   * @param instance what people call the process
   * @param teller one thread that may block; the caller's to close
   * @param flows how an endpoint stands now, by its name
   * @param creations when the endpoint of a name was made; the epoch while that is not known
   */
  public static DeliveryReports start(
      ClientProperties kafka,
      String topic,
      String run,
      String instance,
      ScheduledExecutorService teller,
      Function<String, FlowState> flows,
      Function<String, Instant> creations) {
    DeliveryReports reports =
        new DeliveryReports(
            ReportSender.create(kafka, topic),
            run,
            instance,
            Clock.systemUTC(),
            System::nanoTime,
            teller,
            flows,
            creations);
    var unused =
        teller.scheduleWithFixedDelay(
            reports::tellQuietly, EACH.toMillis(), EACH.toMillis(), TimeUnit.MILLISECONDS);
    return reports;
  }

  /**
   * An endpoint that begins here; it is counted on when it ran here before.
   *
   * @param created when it was made; the epoch while that is not known
   */
  public ReportedEndpoint begin(Endpoint endpoint, Instant created) {
    ToldReport told =
        reports.compute(
            endpoint.name(),
            (name, known) ->
                known != null && known.report().isOf(created) ? known : anew(endpoint, created));
    told.report().follow(endpoint);
    return new ReportedEndpoint(told.report());
  }

  private ToldReport anew(Endpoint endpoint, Instant created) {
    return new ToldReport(new EndpointReport(endpoint, created, clock, nanoTime));
  }

  /** The endpoint is configured like this from now on. */
  public void follow(Endpoint changed) {
    ToldReport told = reports.get(changed.name());
    if (told != null) {
      told.report().follow(changed);
    }
  }

  /**
   * The endpoint is no more: it is not told of any more. That it is gone comes after the last word
   * of it, from every process, so that none brings back what another had forgotten.
   */
  public void forget(String name) {
    ToldReport last = reports.remove(name);
    if (last != null) {
      gone(name, last.report().created());
    }
  }

  /** The endpoint that was made then was deleted; the ledger is to keep nothing of it. */
  public void gone(String name, Instant created) {
    if (created.isAfter(Instant.EPOCH)) {
      gone.add(new Gone(name, created));
    }
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
    for (Gone each : gone) {
      if (!sender.send(each.endpoint(), each.toBytes(), isTold -> goneUnless(!isTold, each))) {
        return;
      }
    }
    for (ToldReport each : reports.values()) {
      if (!tell(each)) {
        return;
      }
    }
  }

  private void goneUnless(boolean again, Gone told) {
    if (!again) {
      gone.remove(told);
    }
  }

  private boolean tell(ToldReport told) {
    boolean more = true;
    told.report().learn(creations);
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
        byte[] value =
            LoggedAttempt.toBytes(each.entry(report.name(), report.secrets()), report.created());
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
        report.created(),
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
