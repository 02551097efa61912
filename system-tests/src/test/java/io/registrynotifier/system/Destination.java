package io.registrynotifier.system;

import static org.awaitility.Awaitility.await;

import io.registrynotifier.system.check.Checker;
import io.registrynotifier.system.check.SameEvents;
import io.registrynotifier.system.report.Report;
import io.registrynotifier.testkit.receiver.Exchange;
import io.registrynotifier.testkit.receiver.ReceivedRequest;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import java.time.Duration;
import java.util.List;

/** A receiver that is owed everything that is published. */
final class Destination {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final WebhookReceiver receiver;
  private final Checker checker;

  private Destination(WebhookReceiver receiver, Checker checker) {
    this.receiver = receiver;
    this.checker = checker;
  }

  /** Allows so many repeats: what may be in flight when something is killed. */
  static Destination of(WebhookReceiver receiver, int allowedRepeats) {
    Destination destination = new Destination(receiver, Checker.allowingRepeats(allowedRepeats));
    receiver.watch(destination::received);
    return destination;
  }

  /** An event was published. */
  void owes(String id, String repository) {
    checker.published(id, repository);
  }

  /** Events that are owed now. */
  int missing() {
    return checker.missing();
  }

  /** Waits for everything that was published so far. */
  void awaitAll() {
    await().atMost(LIMIT).until(() -> checker.missing() == 0);
  }

  /** Reports what became of the events, and fails when a promise was broken. */
  void verify(String fault, List<ReceivedRequest> sent) {
    Report.line(checker.tally(fault).toString());
    checker.verify();
    SameEvents.verify(sent, accepted());
  }

  private List<ReceivedRequest> accepted() {
    return receiver.exchanges().stream().filter(Exchange::accepted).map(Exchange::request).toList();
  }

  private void received(Exchange exchange) {
    if (exchange.accepted()) {
      exchange.request().eventIds().forEach(checker::delivered);
    }
  }
}
