package io.registrynotifier.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.testkit.guarantee.AllGuarantees;
import io.registrynotifier.testkit.guarantee.InOrderPerRepository;
import io.registrynotifier.testkit.guarantee.NothingLost;
import io.registrynotifier.testkit.guarantee.PublishedEvent;
import io.registrynotifier.testkit.time.ManualScheduler;
import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.DeadLetter;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.EndpointBuilder;
import io.registrynotifier.worker.delivery.SampleDeliveries;
import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import io.registrynotifier.worker.offset.Counts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One seeded run of an endpoint's flow in time that passes at once: events come, a receiver has its
 * moods, letters cannot always be written, partitions are committed, handed over, lost, and begun
 * again where the last commit says. Not thread-safe.
 */
final class Simulation {
  private static final Duration STEP = Duration.ofMillis(250);
  private static final CommitMetadataCodec CODEC = new CommitMetadataCodec(4096);

  private final Random random;
  private final Endpoint endpoint;
  private final ManualScheduler scheduler = new ManualScheduler();
  private final NothingLost nothingLost = new NothingLost();
  private final AllGuarantees guarantees =
      AllGuarantees.of(nothingLost, new InOrderPerRepository());
  private final List<Log> logs = new ArrayList<>();
  private final Set<String> recorded = new HashSet<>();
  private final List<String> broken = new ArrayList<>();
  private final SimulatedReceiver receiver;
  private final Dispatcher dispatcher;
  private int attempts;
  private int letters;
  private boolean healed;

  Simulation(long seed) {
    random = new Random(seed);
    endpoint = endpoint(random);
    receiver = new SimulatedReceiver(random, scheduler::nanoTime, this::sent, this::accepted);
    dispatcher =
        Flow.dispatcher(
            endpoint,
            new Bounds(5 + random.nextInt(100), 1 << 20),
            CODEC,
            receiver,
            this::put,
            new Heard(),
            scheduler,
            seed);
    int partitions = 1 + random.nextInt(3);
    for (int partition = 0; partition < partitions; partition++) {
      logs.add(new Log(partition));
    }
  }

  /** Lives through it until nothing is owed. */
  void run() {
    logs.forEach(this::begin);
    int steps = 100 + random.nextInt(300);
    for (int step = 0; step < steps; step++) {
      happen();
      pass();
    }
    healed = true;
    receiver.heal();
    for (int step = 0; nothingLost.owed() > 0 && step < 3_000; step++) {
      pass();
    }
    assertThat(broken).isEmpty();
    guarantees.verify();
    assertThat(attempts)
        .as("attempts in %d steps, no hot loop", steps)
        .isLessThan(200 + 20 * published() + steps);
    assertThat(scheduler.waiting()).as("timers").isLessThanOrEqualTo(2);
  }

  private void happen() {
    Log log = logs.get(random.nextInt(logs.size()));
    switch (random.nextInt(60)) {
      case 0 -> handOver(log);
      case 1 -> lose(log);
      case 2, 3, 4, 5 -> commit();
      case 6, 7, 8, 9, 10, 11, 12 -> log.publish(1 + random.nextInt(6));
      default -> {}
    }
  }

  private void pass() {
    receiver.answerDue();
    logs.forEach(this::read);
    scheduler.advance(STEP);
    assertThat(scheduler.waiting()).as("timers").isLessThanOrEqualTo(2);
  }

  private void read(Log log) {
    if (dispatcher.hasRoom() && !dispatcher.isCrowded(log.partition)) {
      List<Delivery> polled = log.poll(1 + random.nextInt(5));
      if (!polled.isEmpty()) {
        dispatcher.take(log.partition, polled, log.position);
      }
    }
  }

  private void commit() {
    dispatcher.state().join().partitions().forEach(each -> logs.get(each.partition()).commit(each));
  }

  /** As a rebalance does: what is in flight may end within a bound, then the last commit. */
  private void handOver(Log log) {
    CompletableFuture<Void> stopped = dispatcher.stop(List.of(log.partition));
    for (int bound = random.nextInt(40); bound > 0 && !stopped.isDone(); bound--) {
      pass();
    }
    dispatcher.forget(List.of(log.partition)).join().forEach(log::commit);
    begin(log);
  }

  /** As a crash does: the last commit may be old. */
  private void lose(Log log) {
    assertThat(dispatcher.forget(List.of(log.partition))).isCompleted();
    begin(log);
  }

  private void begin(Log log) {
    log.position = log.committed;
    log.begun = CODEC.decode(log.committed, log.committedText);
    log.firsts.clear();
    dispatcher.assign(log.partition, log.committed, log.begun);
  }

  /** Runs inside the flow, where a failed assertion would be heard by the log alone. */
  private void sent(Attempt attempt) {
    attempts++;
    attempt.deliveries().stream()
        .map(Simulation::place)
        .filter(recorded::contains)
        .forEach(place -> broken.add(place + " sent though recorded as done"));
    attempt.deliveries().stream()
        .filter(each -> logs.get(each.partition()).isDuplicate(each))
        .forEach(each -> broken.add(place(each) + " sent though a duplicate"));
    if (attempt.number() > endpoint.retry().attempts().orElse(Integer.MAX_VALUE)) {
      broken.add(attempt + " beyond the limit");
    }
    if (attempt.deliveries().size() > endpoint.batch().events()) {
      broken.add(attempt + " beyond the batch");
    }
    if (attempt.deliveries().stream().map(Delivery::partition).distinct().count() > 1) {
      broken.add(attempt + " of several partitions");
    }
  }

  private void accepted(Attempt attempt) {
    attempt.deliveries().forEach(delivery -> guarantees.delivered(id(delivery)));
  }

  private CompletableFuture<Void> put(DeadLetter letter) {
    letters++;
    if (!healed && letters % 3 == 0) {
      return CompletableFuture.failedFuture(new IllegalStateException("kafka is away"));
    }
    guarantees.delivered(id(letter.delivery()));
    logs.get(letter.delivery().partition()).firsts.remove(id(letter.delivery()));
    return CompletableFuture.completedFuture(null);
  }

  private int published() {
    return logs.stream().mapToInt(log -> log.deliveries.size()).sum();
  }

  private static String id(Delivery delivery) {
    return delivery.event().attributes().id();
  }

  private static String place(Delivery delivery) {
    return delivery.partition() + "/" + delivery.offset();
  }

  private static Endpoint endpoint(Random random) {
    EndpointBuilder endpoint =
        EndpointBuilder.named("alistener")
            .concurrency(1 + random.nextInt(8))
            .threshold(1 + random.nextInt(5))
            .timeout(Duration.ofSeconds(3 + random.nextInt(5)))
            .jitter(0.2)
            .backoff(Duration.ofSeconds(1), Duration.ofSeconds(8));
    if (random.nextBoolean()) {
      endpoint.duplicates(Duration.ofHours(12), 10_000);
    }
    if (random.nextBoolean()) {
      endpoint.batch(1 + random.nextInt(6), 1 << 20, Duration.ofMillis(random.nextInt(900)));
    }
    OptionalInt limit =
        random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(4)) : OptionalInt.empty();
    limit.ifPresent(attempts -> endpoint.attempts(attempts).deadLetters());
    return endpoint.build();
  }

  /** One partition's events and its group's commit. */
  private final class Log {
    private final int partition;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, Long> firsts = new HashMap<>();
    private long end;
    private long position;
    private long committed;
    private String committedText = "";
    private CommitMetadata begun = CommitMetadata.NONE;

    Log(int partition) {
      this.partition = partition;
    }

    void publish(int count) {
      for (int i = 0; i < count; i++) {
        end += random.nextInt(5) == 0 ? random.nextInt(4) : 0; // a gap
        String repository = partition + "/r" + random.nextInt(4);
        Delivery delivery = SampleDeliveries.push(partition, end++, repository);
        deliveries.add(delivery);
        long sequence = sequences.merge(repository, 1L, Long::sum);
        guarantees.published(new PublishedEvent(id(delivery), repository, sequence));
        repeat();
      }
    }

    /** Sometimes a registry hears no answer and sends an event again. */
    private void repeat() {
      if (random.nextInt(4) == 0) {
        int back = 1 + random.nextInt(Math.min(5, deliveries.size()));
        Delivery again = deliveries.get(deliveries.size() - back);
        deliveries.add(new Delivery(partition, end++, again.published(), again.event()));
      }
    }

    /** Whether it was taken in before, from a lower offset and since the partition began. */
    boolean isDuplicate(Delivery delivery) {
      return !endpoint.duplicates().isOff()
          && firsts.getOrDefault(id(delivery), delivery.offset()) < delivery.offset();
    }

    List<Delivery> poll(int max) {
      long from = position;
      List<Delivery> polled =
          deliveries.stream().filter(each -> each.offset() >= from).limit(max).toList();
      polled.stream()
          .filter(each -> !begun.doneBeyond().contains(each.offset()))
          .forEach(each -> firsts.putIfAbsent(id(each), each.offset()));
      position = polled.size() < max ? end : polled.get(max - 1).offset() + 1;
      return polled;
    }

    void commit(Progress progress) {
      assertThat(progress.commitReady())
          .as("commits never go back")
          .isGreaterThanOrEqualTo(committed);
      committed = progress.commitReady();
      CommitMetadata metadata =
          new CommitMetadata("", progress.doneBeyond(), progress.retries(), progress.counts());
      committedText = CODEC.encode(committed, metadata);
      assertThat(counted(progress.counts()))
          .as("counts, over hand-overs and crashes")
          .isEqualTo(deliveries.stream().filter(each -> isDone(progress, each)).count());
      deliveries.stream()
          .filter(each -> isDone(progress, each))
          .forEach(each -> recorded.add(place(each)));
    }

    private static boolean isDone(Progress progress, Delivery delivery) {
      return delivery.offset() < progress.commitReady()
          || progress.doneBeyond().contains(delivery.offset());
    }

    private static long counted(Counts counts) {
      return counts.delivered() + counts.putAside() + counts.passedOver();
    }
  }
}
