package io.registrynotifier.worker.consume;

import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.topic.TopicProvisioner;
import io.registrynotifier.worker.delivery.Deliverer;
import io.registrynotifier.worker.delivery.DeliveryListener;
import io.registrynotifier.worker.dispatch.Dispatcher;
import io.registrynotifier.worker.dispatch.FlowListener;
import io.registrynotifier.worker.dispatch.Surroundings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * The workers of all endpoints of one process, and what they share on the Kafka side. Thread-safe.
 */
public final class EndpointWorkers implements AutoCloseable {
  /** For the last commits and for leaving the groups, which take long only without Kafka. */
  private static final Duration CLOSE_GRACE = Duration.ofSeconds(15);

  /**
   * So many consumers join their groups at a time, and the next ones a second later at the latest:
   * a hundred that join at once keep each other, and the coordinators, busy for many seconds.
   */
  private static final int JOINING = 16;

  private static final Duration JOIN_BOUND = Duration.ofSeconds(1);
  private static final Duration ADMIN_CLOSE_BOUND = Duration.ofSeconds(1);

  private final KafkaDeadLetters letters;
  private final ConsumeParts parts;
  private final CurrentShare share;
  private final Executor visitor;
  private final List<EndpointWorker> workers = new CopyOnWriteArrayList<>();
  private final List<OffsetKeeper> keepers = new CopyOnWriteArrayList<>();

  private EndpointWorkers(
      KafkaDeadLetters letters, ConsumeParts parts, CurrentShare share, Executor visitor) {
    this.letters = letters;
    this.parts = parts;
    this.share = share;
    this.visitor = visitor;
  }

  /**
   * Starts with no endpoint yet, whether Kafka is there or not.
   *
   * @param timers one thread that runs what is due later; never blocked; the caller's to close
   * @param letterSender one thread that may block; the caller's to close
   * @param visitor one thread that may block; the caller's to close
   */
  public static EndpointWorkers create(
      NotifierConfig config,
      ScheduledExecutorService timers,
      ExecutorService letterSender,
      ExecutorService visitor) {
    Admin admin = admin(config);
    String topic = config.topics().topics().events();
    TopicWatch watch =
        TopicWatch.start(admin, topic, TopicProvisioner.of(admin, config.topics()), timers);
    KafkaDeadLetters letters =
        KafkaDeadLetters.create(
            config.kafka(), config.topics().topics().deadLetters(), topic, letterSender);
    CurrentShare share = new CurrentShare(heap(), endpoints(config));
    ConsumeParts parts =
        new ConsumeParts(
            admin,
            new ConsumerSettings(
                () -> share.get().within(config.kafka()), share::endpoints, config.worker()),
            topic,
            watch,
            OffsetRetention.start(admin, timers),
            new JoinGate(JOINING, JOIN_BOUND, timers),
            new MetadataLimit(admin),
            timers,
            System::nanoTime,
            config.worker().drain());
    return new EndpointWorkers(letters, parts, share, visitor);
  }

  private static int endpoints(NotifierConfig config) {
    return (int) config.endpoints().stream().filter(endpoint -> !endpoint.disabled()).count();
  }

  private static Admin admin(NotifierConfig config) {
    return Admin.create(config.kafka().toMap(AdminClientConfig.configNames()));
  }

  /**
   * Runs an endpoint.
   *
   * @param turns makes the listener to the turns in its life, from what wakes its polls
   * @param before is told of the worker before it begins
   */
  public void start(
      Endpoint endpoint,
      Deliverer deliverer,
      DeliveryListener deliveries,
      GroupListener group,
      Function<Runnable, FlowListener> turns,
      Consumer<EndpointWorker> before) {
    CompletableFuture<EndpointWorker> started = new CompletableFuture<>();
    Surroundings surroundings =
        new Surroundings(
            deliverer,
            letters,
            deliveries,
            turns.apply(() -> wake(started)),
            share.get().bounds(),
            MetadataLimit.byDefault(),
            Clock.systemUTC(),
            parts.nanoTime(),
            parts.timers(),
            new SplittableRandom());
    Dispatcher dispatcher = new Dispatcher(endpoint, surroundings);
    EndpointWorker worker = EndpointWorker.create(endpoint, dispatcher, group, parts);
    workers.add(worker);
    started.complete(worker);
    before.accept(worker);
    worker.begin();
  }

  /** The worker of an endpoint, if there is one. */
  public Optional<EndpointWorker> find(String endpoint) {
    return workers.stream().filter(worker -> worker.endpoint().name().equals(endpoint)).findFirst();
  }

  /** Drains, commits and leaves the group; completes when nothing of the endpoint is left. */
  public CompletableFuture<Void> stop(String endpoint) {
    return find(endpoint)
        .map(worker -> worker.leave().thenRun(() -> workers.remove(worker)))
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  /** Keeps the place of an endpoint that is not run. */
  public void keep(Endpoint disabled) {
    keepers.add(OffsetKeeper.start(disabled, parts, visitor));
  }

  /** The place of an endpoint needs nobody to keep it any more. */
  public CompletableFuture<Void> keepNoMore(String endpoint) {
    return keepers.stream()
        .filter(keeper -> keeper.endpoint().name().equals(endpoint))
        .findFirst()
        .map(keeper -> keeper.stop().thenRun(() -> keepers.remove(keeper)))
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  /** So many endpoints are to fit into the heap. */
  public void fit(int endpoints) {
    if (share.among(endpoints)) {
      workers.forEach(worker -> worker.within(share.get().bounds()));
    }
  }

  private static long heap() {
    return Runtime.getRuntime().maxMemory();
  }

  private static void wake(CompletableFuture<EndpointWorker> started) {
    if (started.isDone()) {
      started.join().wake();
    }
  }

  /** The endpoints that run, in the order in which they were started. */
  public List<EndpointWorker> all() {
    return List.copyOf(workers);
  }

  /** Why Kafka does not answer about the events topic; empty when it does. */
  public Optional<String> problem() {
    return parts.watch().problem();
  }

  /** Why the last dead letter could not be written; empty when it was. */
  public Optional<String> deadLettersProblem() {
    return letters.problem();
  }

  /** Drains and commits every endpoint side by side, within the drain bound and some seconds. */
  @Override
  public void close() {
    CompletableFuture<Boolean> stopped =
        CompletableFuture.allOf(
                Stream.concat(
                        workers.stream().map(EndpointWorker::stop),
                        keepers.stream().map(OffsetKeeper::stop))
                    .toArray(CompletableFuture[]::new))
            .thenApply(nothing -> true);
    Waits.atMost(parts.drain().plus(CLOSE_GRACE), stopped);
    parts.watch().close();
    parts.retention().close();
    letters.close();
    parts.admin().close(ADMIN_CLOSE_BOUND);
  }
}
