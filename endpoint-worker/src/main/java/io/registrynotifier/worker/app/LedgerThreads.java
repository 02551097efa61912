package io.registrynotifier.worker.app;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

/**
 * The ledger's threads, apart from all that deliveries use.
 *
 * @param reporting one thread that tells what is new, and may block while Kafka is away
 * @param keeping one thread that starts and ends the share, which blocks
 * @param asking a few threads that read the share's disk and other workers' answers
 */
record LedgerThreads(
    ScheduledExecutorService reporting, ScheduledExecutorService keeping, ExecutorService asking)
    implements AutoCloseable {
  private static final int ASKING = 2;
  private static final int MAX_WAITING = 1_000;

  static LedgerThreads create() {
    ThreadPoolExecutor asking =
        new ThreadPoolExecutor(
            ASKING,
            ASKING,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            WorkerThreads.named("ledger-query"));
    asking.allowCoreThreadTimeOut(true);
    return new LedgerThreads(single("ledger-report"), single("ledger-keeper"), asking);
  }

  private static ScheduledExecutorService single(String name) {
    ScheduledThreadPoolExecutor thread =
        new ScheduledThreadPoolExecutor(1, WorkerThreads.named(name));
    thread.setRejectedExecutionHandler(new DiscardPolicy()); // after the end nothing is due
    return thread;
  }

  @Override
  public void close() {
    reporting.shutdownNow();
    keeping.shutdownNow();
    asking.shutdownNow();
  }
}
