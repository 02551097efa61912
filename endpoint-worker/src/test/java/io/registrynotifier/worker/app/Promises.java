package io.registrynotifier.worker.app;

import io.registrynotifier.testkit.guarantee.AllGuarantees;
import io.registrynotifier.testkit.guarantee.InOrderPerRepository;
import io.registrynotifier.testkit.guarantee.NothingLost;
import io.registrynotifier.testkit.guarantee.NothingRepeated;
import io.registrynotifier.testkit.guarantee.PublishedEvent;
import io.registrynotifier.testkit.receiver.Exchange;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import io.registrynotifier.testkit.sample.SampleEvent;
import java.util.List;

/** What a worker promises, watched at one receiver. */
final class Promises {
  private final NothingLost lost = new NothingLost();
  private final AllGuarantees all;

  private Promises(NothingRepeated repeated) {
    all = AllGuarantees.of(lost, repeated, new InOrderPerRepository());
  }

  /** Nothing lost, nothing repeated, everything in order. */
  static Promises watch(WebhookReceiver receiver) {
    return watch(receiver, NothingRepeated.atAll());
  }

  static Promises watch(WebhookReceiver receiver, NothingRepeated repeated) {
    Promises promises = new Promises(repeated);
    receiver.watch(promises::seen);
    return promises;
  }

  /** These were acknowledged. */
  void owe(List<SampleEvent> events) {
    events.forEach(
        event ->
            all.published(new PublishedEvent(event.id(), event.repository(), event.sequence())));
  }

  boolean isNothingOwed() {
    return lost.owed() == 0;
  }

  void verify() {
    all.verify();
  }

  private void seen(Exchange exchange) {
    if (exchange.accepted()) {
      exchange.request().eventIds().forEach(all::delivered);
    }
  }
}
