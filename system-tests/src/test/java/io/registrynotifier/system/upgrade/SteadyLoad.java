package io.registrynotifier.system.upgrade;

import static org.awaitility.Awaitility.await;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EnvelopeReader;
import io.registrynotifier.event.Limits;
import io.registrynotifier.producer.kafka.KafkaSink;
import io.registrynotifier.testkit.guarantee.PublishedEvent;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;
import io.registrynotifier.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A registry that embeds the library and pushes at a steady rate, to many repositories. Used by one
 * test thread; acknowledgements are told on a thread of Kafka's.
 */
final class SteadyLoad implements AutoCloseable {
  private static final int EVENTS_AT_ONCE = 20;
  private static final int REPOSITORIES = 200;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final EnvelopeReader envelopes = new EnvelopeReader(Limits.DEFAULT);
  private final SampleEvents samples;
  private final KafkaSink sink;
  private final Consumer<PublishedEvent> acknowledged;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  private SteadyLoad(KafkaSink sink, long seed, Consumer<PublishedEvent> acknowledged) {
    this.sink = sink;
    this.samples = SampleEvents.seeded(seed);
    this.acknowledged = acknowledged;
  }

  /** Begins to publish so many events a second. */
  static SteadyLoad start(
      String bootstrapServers,
      String prefix,
      int perSecond,
      long seed,
      Consumer<PublishedEvent> acknowledged) {
    Map<String, String> kafka = Map.of("bootstrap.servers", bootstrapServers);
    KafkaSink sink = KafkaSink.create(kafka, new Topics(prefix));
    SteadyLoad load = new SteadyLoad(sink, seed, acknowledged);
    long pause = TimeUnit.SECONDS.toNanos(1) * EVENTS_AT_ONCE / perSecond;
    var unused = load.thread.scheduleAtFixedRate(load::publish, 0, pause, TimeUnit.NANOSECONDS);
    return load;
  }

  private void publish() {
    List<SampleEvent> events = samples.pushes(EVENTS_AT_ONCE, REPOSITORIES);
    List<CarriedEvent> carried = envelopes.read(SampleEvents.envelope(events), samples.mediaType());
    unanswered.incrementAndGet();
    var unused =
        sink.write(carried)
            .whenComplete(
                (done, failure) -> {
                  if (failure == null) {
                    events.forEach(this::acknowledge);
                  } else {
                    failed.incrementAndGet();
                  }
                  unanswered.decrementAndGet();
                });
  }

  private void acknowledge(SampleEvent event) {
    acknowledged.accept(new PublishedEvent(event.id(), event.repository(), event.sequence()));
  }

  /** How many writes Kafka has refused: their events may be there or not. */
  int failed() {
    return failed.get();
  }

  /** Publishes nothing more; returns when everything is acknowledged. */
  void finish() {
    thread.shutdown();
    await().atMost(LIMIT).until(thread::isTerminated);
    await().atMost(LIMIT).until(() -> unanswered.get() == 0);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    sink.close();
  }
}
