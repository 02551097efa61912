package io.registrynotifier.worker.dispatch;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs messages one after the other, in the order in which they came, each seeing what the ones
 * before it wrote. Thread-safe.
 *
 * <p>There is no thread of its own: whoever posts while nobody is running runs, so that the answer
 * to a request is worked off, and the next request sent, on the thread that read the answer. A turn
 * is bounded; what is left after it goes on elsewhere, so that a poll thread cannot be kept.
 */
final class Mailbox implements Executor {
  private static final Logger log = LoggerFactory.getLogger(Mailbox.class);
  private static final int TURN = 256;

  private final Queue<Runnable> messages = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Executor elsewhere;

  Mailbox(Executor elsewhere) {
    this.elsewhere = elsewhere;
  }

  @Override
  public void execute(Runnable message) {
    messages.add(message);
    if (waiting.getAndIncrement() == 0) {
      run();
    }
  }

  private void run() {
    int left = TURN;
    do {
      if (left-- == 0) {
        elsewhere.execute(this::run);
        return;
      }
      runOne(messages.remove());
    } while (waiting.decrementAndGet() > 0);
  }

  /** A thread root: a defect in one message must not end the flow of all others. */
  private static void runOne(Runnable message) {
    try {
      message.run();
    } catch (RuntimeException | Error e) {
      log.error("error={} defect in an endpoint's flow", e.toString(), e);
    }
  }
}
