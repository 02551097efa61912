package io.registrynotifier.worker.dispatch;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.testkit.time.ManualScheduler;
import io.registrynotifier.worker.delivery.DeadLetters;
import io.registrynotifier.worker.delivery.Deliverer;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.EndpointBuilder;
import io.registrynotifier.worker.delivery.SampleDeliveries;
import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** A dispatcher with everything around it in a test's hands, time included. Not thread-safe. */
public final class Flow {
  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  static final Duration MOMENT = Duration.ofNanos(1);

  private final ManualScheduler scheduler;
  private final FakeReceiver receiver = new FakeReceiver();
  private final FakeLetters letters = new FakeLetters();
  private final Heard heard = new Heard();
  private final Dispatcher dispatcher;

  private Flow(Endpoint endpoint, Bounds bounds, CommitMetadataCodec metadata) {
    this.scheduler = new ManualScheduler();
    this.dispatcher =
        dispatcher(endpoint, bounds, metadata, receiver, letters, heard, scheduler, 1);
  }

  /** Without bounds that a test would meet. */
  public static Flow of(EndpointBuilder endpoint) {
    return of(endpoint, Bounds.DEFAULT);
  }

  static Flow of(EndpointBuilder endpoint, Bounds bounds) {
    return new Flow(endpoint.build(), bounds, new CommitMetadataCodec(4096));
  }

  static Flow of(EndpointBuilder endpoint, CommitMetadataCodec metadata) {
    return new Flow(endpoint.build(), new Bounds(1_000_000, 1L << 40), metadata);
  }

  /** An endpoint that waits one second, then two, and so on up to eight, without chance. */
  public static EndpointBuilder endpoint() {
    return EndpointBuilder.named("alistener")
        .backoff(Duration.ofSeconds(1), Duration.ofSeconds(8))
        .timeout(Duration.ofSeconds(10));
  }

  static Dispatcher dispatcher(
      Endpoint endpoint,
      Bounds bounds,
      CommitMetadataCodec metadata,
      Deliverer deliverer,
      DeadLetters letters,
      Heard heard,
      ManualScheduler scheduler,
      long seed) {
    return new Dispatcher(
        endpoint,
        new Surroundings(
            deliverer,
            letters,
            heard,
            heard,
            bounds,
            metadata,
            new SchedulerClock(scheduler),
            scheduler::nanoTime,
            scheduler,
            new Random(seed)));
  }

  public Dispatcher dispatcher() {
    return dispatcher;
  }

  public FakeReceiver receiver() {
    return receiver;
  }

  FakeLetters letters() {
    return letters;
  }

  Heard heard() {
    return heard;
  }

  public ManualScheduler scheduler() {
    return scheduler;
  }

  /** Assigns a partition from its beginning. */
  Flow assign(int partition) {
    return assign(partition, 0, CommitMetadata.NONE);
  }

  Flow assign(int partition, long committed, CommitMetadata metadata) {
    dispatcher.assign(partition, committed, metadata);
    return this;
  }

  /** Takes in one push to each of these repositories, from this offset on. */
  Flow take(int partition, long from, String... repositories) {
    List<Delivery> deliveries = new ArrayList<>();
    for (String repository : repositories) {
      deliveries.add(SampleDeliveries.push(partition, from + deliveries.size(), repository));
    }
    return take(partition, deliveries);
  }

  Flow take(int partition, List<Delivery> deliveries) {
    long position = deliveries.get(deliveries.size() - 1).offset() + 1;
    dispatcher.take(partition, deliveries, position);
    return this;
  }

  void pass(Duration time) {
    scheduler.advance(time);
  }

  public void passSeconds(int seconds) {
    pass(Duration.ofSeconds(seconds));
  }

  /** Just short of so many seconds. */
  void passAlmostSeconds(int seconds) {
    pass(Duration.ofSeconds(seconds).minus(MOMENT));
  }

  public FlowState state() {
    return dispatcher.state().join();
  }

  Progress progress(int partition) {
    return state().partitions().stream()
        .filter(progress -> progress.partition() == partition)
        .findFirst()
        .orElseThrow();
  }

  Progress forget(int partition) {
    return dispatcher.forget(List.of(partition)).join().get(0);
  }

  CompletableFuture<Void> stop(int partition) {
    return dispatcher.stop(List.of(partition));
  }

  /** Wall time that passes with a scheduler's. */
  private static final class SchedulerClock extends Clock {
    private final ManualScheduler scheduler;

    SchedulerClock(ManualScheduler scheduler) {
      this.scheduler = scheduler;
    }

    @Override
    public Instant instant() {
      return START.plusNanos(scheduler.nanoTime());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
