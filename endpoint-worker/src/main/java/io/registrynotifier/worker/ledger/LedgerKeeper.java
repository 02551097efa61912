package io.registrynotifier.worker.ledger;

import io.registrynotifier.worker.ledger.LedgerStatus.State;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this instance's share of the ledger running: when it ends, whatever the cause, another try
 * follows, later and later. What stands on disk is thrown away when it cannot be read. Thread-safe;
 * the share is started and ended on one thread that may block.
 */
final class LedgerKeeper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LedgerKeeper.class);

  /** Delivery comes first: what it needs to begin is done before the ledger takes its part. */
  private static final Duration FIRST = Duration.ofSeconds(2);

  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final ShareStart start;
  private final ScheduledExecutorService thread;
  private final LongSupplier nanoTime;
  private volatile @Nullable Share share;
  private volatile Restoring restoring = new Restoring();
  private volatile Optional<String> problem = Optional.empty();
  private volatile boolean failed;
  private volatile boolean closed;
  private Duration wait = SHORTEST;
  private long startedNanos;

  LedgerKeeper(ShareStart start, ScheduledExecutorService thread, LongSupplier nanoTime) {
    this.start = start;
    this.thread = thread;
    this.nanoTime = nanoTime;
  }

  void begin() {
    later(FIRST);
  }

  private void later(Duration delay) {
    var unused = thread.schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The share that runs, whether it can answer yet or not. */
  Optional<Share> share() {
    return failed ? Optional.empty() : Optional.ofNullable(share);
  }

  LedgerStatus status() {
    if (failed) {
      return new LedgerStatus(State.FAILED, problem);
    }
    Share current = share;
    if (current == null) {
      return new LedgerStatus(State.RESTORING, Optional.of("starts"));
    }
    return current.streams().state() == KafkaStreams.State.RUNNING
        ? new LedgerStatus(State.RUNNING, Optional.empty())
        : new LedgerStatus(
            State.RESTORING, restoring.progress().or(() -> Optional.of("joins the others")));
  }

  LedgerFigures figures() {
    Optional<Share> current = share();
    return new LedgerFigures(
        status().state() == State.RUNNING,
        restoring.recordsLeft(),
        current.map(ShareFigures::reports).orElse(0L),
        current.map(ShareFigures::behind).orElse(0L));
  }

  private void run() {
    if (closed) {
      return;
    }
    try {
      startedNanos = nanoTime.getAsLong();
      restoring = new Restoring();
      Share started = start.start(restoring, this::ended);
      share = started;
      failed = false;
      problem = Optional.empty();
      if (closed) {
        close();
      }
    } catch (RuntimeException | UnsatisfiedLinkError e) {
      fail(e);
    }
  }

  /** Called on the share's own thread, which ends with it. */
  private StreamThreadExceptionResponse ended(Throwable cause) {
    thread.execute(() -> fail(cause));
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private void fail(Throwable cause) {
    if (closed) {
      return;
    }
    problem = Optional.of(Causes.describe(cause));
    failed = true;
    boolean ranLong = nanoTime.getAsLong() - startedNanos > LONGEST.toNanos();
    wait = ranLong ? SHORTEST : wait;
    log.atWarn()
        .addKeyValue("error", problem.get())
        .addKeyValue("again", wait)
        .log("the ledger ended here, it is tried again; deliveries go on");
    discard(cause);
    later(wait);
    wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
  }

  private void discard(Throwable cause) {
    Share ended = share;
    share = null;
    if (ended != null) {
      ended.endFor(cause);
    }
  }

  /** Leaves the share to the others. */
  @Override
  public void close() {
    closed = true;
    Share current = share;
    if (current != null) {
      var unused = current.end();
    }
  }
}
