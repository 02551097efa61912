package io.registrynotifier.benchmarks.micro;

import io.registrynotifier.benchmarks.event.EventForm;
import io.registrynotifier.benchmarks.event.EventNumber;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Accepted;
import io.registrynotifier.worker.dispatch.Bounds;
import io.registrynotifier.worker.dispatch.Dispatcher;
import io.registrynotifier.worker.dispatch.Surroundings;
import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The whole flow of one endpoint without Kafka and HTTP: deliveries are taken in, wait in their
 * lanes, go out to a receiver that takes them at once, and are done. Run by JMH, one thread each.
 */
@State(Scope.Thread)
public class FlowParts {
  private static final int POLLED = 100;
  private static final int REPOSITORIES = 1_000;

  /** Twice as many as the window against duplicates remembers. */
  private static final int EVENTS = 20_000;

  private static final CompletableFuture<Outcome> TAKEN =
      CompletableFuture.completedFuture(new Accepted(200));

  private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
  private final List<CarriedEvent> events = new ArrayList<>();
  private final Dispatcher dispatcher = dispatcher(timers);
  private long next;

  /** Assigns a partition and makes the events, which come again and again under other offsets. */
  @Setup
  public void begin() {
    EventForm form = new EventForm();
    for (int i = 0; i < EVENTS; i++) {
      events.add(form.carried(new EventNumber(i % REPOSITORIES, i)));
    }
    dispatcher.assign(0, 0, CommitMetadata.NONE);
  }

  /** Ends the timers' thread. */
  @TearDown
  public void end() {
    timers.shutdownNow();
  }

  /** What one poll brings, from taking in to done: few enough for one turn of the mailbox. */
  @Benchmark
  @OperationsPerInvocation(POLLED)
  public long flow() {
    List<Delivery> polled = new ArrayList<>(POLLED);
    for (int i = 0; i < POLLED; i++, next++) {
      polled.add(new Delivery(0, next, Instant.EPOCH, events.get((int) (next % EVENTS))));
    }
    dispatcher.take(0, polled, next);
    return dispatcher.state().join().partitions().get(0).commitReady();
  }

  private static Dispatcher dispatcher(ScheduledExecutorService timers) {
    return new Dispatcher(
        Endpoint.of("endpoint", URI.create("http://localhost/")),
        new Surroundings(
            attempt -> TAKEN,
            letter -> CompletableFuture.completedFuture(null),
            new Silent(),
            new Silent(),
            Bounds.DEFAULT,
            new CommitMetadataCodec(4_096),
            Clock.systemUTC(),
            System::nanoTime,
            timers,
            new Random(1)));
  }
}
