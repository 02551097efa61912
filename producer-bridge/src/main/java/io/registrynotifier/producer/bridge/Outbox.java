package io.registrynotifier.producer.bridge;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.Event;
import io.registrynotifier.event.Generation;
import io.registrynotifier.producer.listener.ListenerFailures;
import io.registrynotifier.sink.NeverThrowSink;
import io.registrynotifier.sink.Sink;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bridge's way out: writes each event to the sink and counts what became of it.
 *
 * <p>Thread-safe. Keeps nothing: what waits, waits in the sink, within the sink's own bound.
 */
final class Outbox implements ListenerFailures {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final Sink sink;
  private final Generation generation;
  private final UnsentEvents policy;
  private final LongAdder heard = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private final LongAdder unsent = new LongAdder();
  private final LongAdder unmade = new LongAdder();
  private final LongAdder unheeded = new LongAdder();

  Outbox(Sink sink, Generation generation, UnsentEvents policy) {
    this.sink = NeverThrowSink.of(sink);
    this.generation = generation;
    this.policy = policy;
  }

  /** Returns at once; throws only what making the event throws. */
  void send(Supplier<Event> making) {
    heard.increment();
    CarriedEvent event = CarriedEvent.from(making.get(), generation);
    CompletableFuture<Void> unused =
        sink.write(List.of(event)).whenComplete((kept, failure) -> ended(event, failure));
  }

  /** A notification of which no event could be made: what {@link #send} has thrown. */
  @Override
  public void failed(String notification, String repository, Throwable cause) {
    unmade.increment();
    LOG.atError()
        .addKeyValue("notification", notification)
        .addKeyValue("repository", repository)
        .setCause(cause)
        .log("event not made");
  }

  /** What was heard is read last, so that never more has ended than was heard. */
  BridgeCounts counts() {
    long nowSent = sent.sum();
    long nowUnsent = unsent.sum();
    long nowUnmade = unmade.sum();
    return new BridgeCounts(heard.sum(), nowSent, nowUnsent, nowUnmade, unheeded.sum());
  }

  private void ended(CarriedEvent event, @Nullable Throwable failure) {
    if (failure == null) {
      sent.increment();
      return;
    }
    unsent.increment();
    tellPolicy(event, causeOf(failure));
  }

  /** The policy is the embedder's code, in the sink's thread: nothing that it throws may pass. */
  private void tellPolicy(CarriedEvent event, Throwable cause) {
    try {
      policy.unsent(event, cause);
    } catch (Throwable defect) {
      unheeded.increment();
      LOG.atError()
          .addKeyValue("eventId", event.attributes().id())
          .setCause(defect)
          .log("event not sent, and the policy for unsent events failed");
    }
  }

  private static Throwable causeOf(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
