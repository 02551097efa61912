package io.registrynotifier.system.kill;

import io.registrynotifier.testkit.guarantee.AllGuarantees;
import io.registrynotifier.testkit.guarantee.AttemptsWithin;
import io.registrynotifier.testkit.guarantee.DeliveryGuarantee;
import io.registrynotifier.testkit.guarantee.InOrderPerRepository;
import io.registrynotifier.testkit.guarantee.NothingLost;
import io.registrynotifier.testkit.guarantee.NothingRecordedRepeated;
import io.registrynotifier.testkit.receiver.Exchange;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An endpoint that is owed everything that is published: its receiver, and the promises that it is
 * held to. Thread-safe.
 */
final class OwedEndpoint implements AutoCloseable {
  private final String name;
  private final Kind kind;
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final NothingLost nothingLost = new NothingLost();
  private final InOrderPerRepository inOrder = new InOrderPerRepository();
  private final NothingRecordedRepeated notRepeated;
  private final AttemptsWithin attempts;
  private final DeliveryGuarantee promises;
  private final Set<String> delivered = ConcurrentHashMap.newKeySet();
  private final Set<String> putAside = ConcurrentHashMap.newKeySet();

  /** An endpoint of a kind, whose receiver answers from now on. */
  OwedEndpoint(Kind kind, Scenario scenario, Answers answers) {
    this.name = kind.nameIn(scenario);
    this.kind = kind;
    this.notRepeated =
        new NothingRecordedRepeated(scenario.unrecorded(), scenario.late(), System::nanoTime);
    this.attempts = new AttemptsWithin(kind.attempts(), scenario.unrecorded(), System::nanoTime);
    this.promises =
        kind.isOrdered()
            ? AllGuarantees.of(nothingLost, inOrder, notRepeated, attempts)
            : AllGuarantees.of(nothingLost, notRepeated, attempts);
    receiver.answer(kind.script(answers));
    receiver.watch(this::received);
  }

  String name() {
    return name;
  }

  /** As the configuration has it. */
  String yaml() {
    return "{name: %s, url: \"%s\", timeout: 5s, %s}".formatted(name, receiver.url(), kind.yaml());
  }

  /** To be told what happens elsewhere. */
  DeliveryGuarantee promises() {
    return promises;
  }

  /** An event stands among the dead letters. */
  void putAside(String id) {
    putAside.add(id);
    promises.putAside(id);
  }

  int owed() {
    return nothingLost.owed();
  }

  Tally tally(int published) {
    return new Tally(
        published,
        delivered.size(),
        putAside.size(),
        nothingLost.owed(),
        inOrder.overtaken(),
        notRepeated.repeats(),
        notRepeated.excusable(),
        attempts.exceeded());
  }

  @Override
  public void close() {
    receiver.close();
  }

  private void received(Exchange exchange) {
    for (String id : exchange.request().eventIds()) {
      promises.attempted(id);
      if (exchange.accepted()) {
        delivered.add(id);
        promises.delivered(id);
      }
    }
  }
}
