package io.registrynotifier.worker.app;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that all endpoints of a worker share, beside the client's own and a poll thread each.
 *
 * @param timers one thread for what is due later; never blocked
 * @param lookups a few threads for name look-ups, which block
 * @param looking one thread that looks for stalled endpoints, apart from all that they use
 * @param letters one thread that writes dead letters, which may block while Kafka is away
 * @param surveys a few threads that read topics for people who look, which blocks
 * @param visits one thread that keeps the places of disabled endpoints, which blocks
 * @param directory one thread that writes the endpoint directory, which blocks
 */
record WorkerThreads(
    ScheduledExecutorService timers,
    ScheduledExecutorService looking,
    ExecutorService lookups,
    ExecutorService letters,
    ExecutorService surveys,
    ExecutorService visits,
    ExecutorService directory)
    implements AutoCloseable {
  private static final int LOOKUP_THREADS = 4;
  private static final int SURVEY_THREADS = 2;
  private static final int MAX_WAITING = 10_000;

  static WorkerThreads create() {
    ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, named("timer"));
    timers.setRemoveOnCancelPolicy(true);
    timers.setRejectedExecutionHandler(new DiscardPolicy()); // after the end nothing is due
    return new WorkerThreads(
        timers,
        new ScheduledThreadPoolExecutor(1, named("stall-watch")),
        bounded("name-lookup", LOOKUP_THREADS),
        bounded("dead-letter", 1),
        bounded("survey", SURVEY_THREADS),
        bounded("visit", 1),
        bounded("directory-writer", 1));
  }

  private static ExecutorService bounded(String name, int threads) {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            named(name));
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "worker-" + name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void close() {
    looking.shutdownNow();
    timers.shutdownNow();
    lookups.shutdownNow();
    letters.shutdownNow();
    surveys.shutdownNow();
    visits.shutdownNow();
    directory.shutdownNow();
  }
}
