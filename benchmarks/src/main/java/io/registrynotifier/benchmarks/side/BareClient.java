package io.registrynotifier.benchmarks.side;

import io.registrynotifier.benchmarks.event.EventForm;
import io.registrynotifier.benchmarks.event.EventOrder;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The same HTTP client without Kafka: makes the events itself and keeps so many requests in flight.
 * Whoever's answer comes sends the next one. Thread-safe.
 */
final class BareClient {
  private final Webhook webhook;
  private final EventForm form = new EventForm();
  private final EventOrder order;
  private final CountDownLatch ended;
  private long unsent;

  private BareClient(Webhook webhook, int events, int repositories) {
    this.webhook = webhook;
    this.order = EventOrder.even(repositories);
    this.ended = new CountDownLatch(events);
    this.unsent = events;
  }

  /** Sends so many events to a URL, with so many requests in flight, of so many repositories. */
  public static void main(String[] arguments) throws InterruptedException {
    Webhook webhook = Webhook.at(URI.create(arguments[0]));
    int concurrency = Integer.parseInt(arguments[2]);
    BareClient client =
        new BareClient(webhook, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[3]));
    for (int i = 0; i < concurrency; i++) {
      client.sendNext();
    }
    client.ended.await();
    webhook.close();
  }

  private void sendNext() {
    byte[] event = take();
    if (event.length > 0) {
      var unused =
          webhook
              .send(List.of(event))
              .whenComplete(
                  (status, failure) -> {
                    ended.countDown();
                    sendNext();
                  });
    }
  }

  private synchronized byte[] take() {
    if (unsent == 0) {
      return new byte[0];
    }
    unsent--;
    return form.json(order.next());
  }
}
