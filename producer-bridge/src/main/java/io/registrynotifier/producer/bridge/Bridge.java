package io.registrynotifier.producer.bridge;

import io.registrynotifier.producer.listener.NeverThrowListener;
import io.registrynotifier.sink.Sink;
import java.util.Objects;

/**
 * Turns a registry's calls into events on a sink: one for the life of the registry's process, with
 * a listener for each request.
 *
 * <p>Thread-safe. No registry call waits for the sink or fails by it: an event that the sink does
 * not take is counted and handed to the embedder's {@link UnsentEvents}. The bridge does not own
 * the sink: whoever made it closes it, and events after that are unsent as well.
 */
public final class Bridge {
  private final BridgeSettings settings;
  private final Outbox outbox;

  private Bridge(BridgeSettings settings, Outbox outbox) {
    this.settings = settings;
    this.outbox = outbox;
  }

  public static Bridge to(Sink sink, BridgeSettings settings) {
    Objects.requireNonNull(sink, "sink");
    return new Bridge(settings, new Outbox(sink, settings.generation(), settings.unsent()));
  }

  /**
   * Hears what one request does: its events share the request's record and id.
   *
   * @param actor the user that the registry authorised; if empty, the user of the request's basic
   *     credentials stands for it, if it has any
   */
  public NeverThrowListener listener(IncomingRequest request, String actor) {
    EventMaker maker = EventMaker.of(settings, request, actor);
    Targets targets = new Targets(UrlBuilder.of(settings.urls(), request), settings.references());
    return NeverThrowListener.of(new BridgeListener(maker, targets, outbox), outbox);
  }

  /** What became of everything heard so far, over all requests. */
  public BridgeCounts counts() {
    return outbox.counts();
  }
}
