package io.registrynotifier.worker.stall;

import io.registrynotifier.config.LedgerSettings;
import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.topic.ClientProperties;
import io.registrynotifier.topic.TopicSettings;
import io.registrynotifier.worker.consume.EndpointWorkers;
import io.registrynotifier.worker.consume.GroupListener;
import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.DeadLetter;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.DeliveryListener;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.dispatch.FlowListener;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** One endpoint over a test's broker whose poll thread does what a test wants, and its watch. */
final class StallRun implements AutoCloseable {
  private final String name;
  private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService letters = Executors.newSingleThreadExecutor();
  private final ExecutorService visits = Executors.newSingleThreadExecutor();
  private final EndpointWorkers workers;
  private final StallWatches stalls;

  private StallRun(String name, Duration bound) {
    this.name = name;
    this.workers = EndpointWorkers.create(config(name), timers, letters, visits);
    this.stalls = StallWatches.start(workers::all, bound, Clock.systemUTC(), looking);
  }

  /** {@code assigned} runs on the poll thread when partitions are assigned. */
  static StallRun start(String name, Duration bound, Runnable assigned) {
    StallRun run = new StallRun(name, bound);
    run.workers.start(
        Endpoint.of(name, URI.create("http://localhost:1")),
        attempt -> CompletableFuture.completedFuture(new Outcome.Accepted(200)),
        new Deaf(assigned),
        new Deaf(assigned),
        wake -> new Deaf(assigned),
        worker -> {});
    return run;
  }

  private static NotifierConfig config(String name) {
    TestTopic topic = TestTopic.create(SharedBroker.bootstrapServers(), name + ".events", 1);
    return new NotifierConfig(
        ClientProperties.DEFAULT.withBootstrapServers(topic.bootstrapServers()),
        new TopicSettings(name, 1, 1, Duration.ofDays(7)),
        Optional.empty(),
        false,
        List.of(),
        NotifierConfig.DEFAULT.bridge(),
        NotifierConfig.DEFAULT.worker(),
        NotifierConfig.DEFAULT.api(),
        LedgerSettings.OFF,
        NotifierConfig.DEFAULT.directory());
  }

  StallWatches stalls() {
    return stalls;
  }

  Optional<Stall> stall() {
    return stalls.stall(name);
  }

  @Override
  public void close() {
    workers.close();
    looking.shutdownNow();
    timers.shutdownNow();
    letters.shutdownNow();
    visits.shutdownNow();
  }

  /** Hears everything and does something only when partitions are assigned. */
  private record Deaf(Runnable assigned) implements DeliveryListener, GroupListener, FlowListener {
    @Override
    public void assigned(int partitions) {
      assigned.run();
    }

    @Override
    public void lost(long events) {}

    @Override
    public void taken(int events) {}

    @Override
    public void skippedDuplicate() {}

    @Override
    public void ended(Attempt attempt, Outcome outcome, Duration took) {}

    @Override
    public void retrying(List<Delivery> deliveries) {}

    @Override
    public void putAside(DeadLetter letter) {}

    @Override
    public void gaveUp(Outcome last) {}

    @Override
    public void recovered(int failedProbes) {}

    @Override
    public void parked() {}

    @Override
    public void hasRoom() {}

    @Override
    public void changed() {}
  }
}
