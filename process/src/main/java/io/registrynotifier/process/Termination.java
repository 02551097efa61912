package io.registrynotifier.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orderly end of a process: SIGTERM or SIGINT closes its parts one after the other and exits 0.
 *
 * <p>A JVM that is left to handle the signal itself exits with 143 even after an orderly end, and
 * ignores further signals while its hooks run; so the signals are taken here. Parts that are not
 * closed when the bound is over are given up and the process exits 1. A second signal exits at once
 * with 128 and the signal's number, as shells expect. Thread-safe.
 */
public final class Termination {
  private static final Logger LOG = LoggerFactory.getLogger(Termination.class);

  private final Duration bound;
  private final List<? extends AutoCloseable> parts;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);

  private Termination(Duration bound, List<? extends AutoCloseable> parts) {
    this.bound = bound;
    this.parts = List.copyOf(parts);
  }

  /**
   * Takes the signals of this JVM from now on.
   *
   * @param bound how long the end may take in all
   * @param parts what is closed, in this order: first whatever takes in, last what others rest on
   */
  public static Termination onSignal(Duration bound, List<? extends AutoCloseable> parts) {
    Termination termination = new Termination(bound, parts);
    Signals.handle("TERM", termination::signalled);
    Signals.handle("INT", termination::signalled);
    return termination;
  }

  /** Ends the process as a signal would, and does not return. */
  public void end() {
    if (begun.compareAndSet(false, true)) {
      System.exit(close());
    }
    await();
  }

  /** Blocks the main thread for as long as the process lives. */
  public void await() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void signalled(int number) {
    if (!begun.compareAndSet(false, true)) {
      Runtime.getRuntime().halt(128 + number);
    }
    LOG.info("ending");
    System.exit(close());
  }

  private int close() {
    Thread closer = new Thread(this::closeParts, "termination");
    closer.setDaemon(true);
    closer.start();
    try {
      closer.join(bound.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (closer.isAlive()) {
      LOG.atError().addKeyValue("bound", bound).log("not everything ended within the bound");
      return 1;
    }
    return 0;
  }

  private void closeParts() {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.error("part did not close", e);
      }
    }
    ended.countDown();
  }
}
