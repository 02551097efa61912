package io.registrynotifier.standalone.demo;

import io.registrynotifier.event.Event;
import io.registrynotifier.standalone.node.Waiting;
import io.registrynotifier.standalone.receiver.ExampleReceiver;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * What the demo shows, in order. Each step waits for what it promises, and fails when that does not
 * come.
 */
final class Story {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DemoEvents events;
  private final DemoRegistry registry;
  private final ExampleReceiver receiver;
  private final PendingMetric pending;
  private final Narrator narrator;
  private int published;

  Story(
      DemoEvents events,
      DemoRegistry registry,
      ExampleReceiver receiver,
      PendingMetric pending,
      Narrator narrator) {
    this.events = events;
    this.registry = registry;
    this.receiver = receiver;
    this.pending = pending;
    this.narrator = narrator;
  }

  void tell() {
    narrator.chapter("A registry pushes an image for two platforms:");
    publish(events.pushed());
    awaitDelivered();
    awaitPending(0);

    narrator.chapter("The receiver fails: it answers 503. The registry goes on:");
    receiver.fail();
    publish(events.used());
    publish(events.deleted());
    awaitPending(events.used().size() + events.deleted().size());
    await(() -> receiver.refused() > 0, "the receiver was never tried");
    narrator.say("receiver   refused, and is tried again: nothing is given up");

    narrator.chapter("The receiver recovers:");
    receiver.recover();
    awaitDelivered();
    awaitPending(0);

    narrator.chapter(
        published + " events published, " + receiver.accepted() + " delivered, none lost.");
  }

  private void publish(List<Event> all) {
    for (Event event : all) {
      registry.send(event);
      published++;
      narrator.published(event);
    }
  }

  private void awaitDelivered() {
    await(() -> receiver.accepted() >= published, "not everything was delivered");
  }

  /** Says each value that the metric takes on the way. */
  private void awaitPending(long wanted) {
    AtomicLong said = new AtomicLong(-1);
    await(
        () -> {
          OptionalLong now = pending.read();
          if (now.isPresent() && now.getAsLong() != said.getAndSet(now.getAsLong())) {
            narrator.say("pending    " + now.getAsLong() + " (from /metrics)");
          }
          return said.get() == wanted;
        },
        "pending never became " + wanted);
  }

  private static void await(BooleanSupplier condition, String otherwise) {
    if (!Waiting.until(condition, PATIENCE)) {
      throw new DemoException(otherwise);
    }
  }
}
