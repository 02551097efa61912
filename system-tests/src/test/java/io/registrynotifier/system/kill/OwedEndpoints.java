package io.registrynotifier.system.kill;

import io.registrynotifier.testkit.guarantee.AllGuarantees;
import io.registrynotifier.testkit.guarantee.DeliveryGuarantee;
import io.registrynotifier.testkit.guarantee.PublishedEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The two endpoints of a run: one that must take everything, one that puts aside what is refused
 * too often. Thread-safe.
 */
final class OwedEndpoints implements AutoCloseable {
  private final OwedEndpoint plain;
  private final OwedEndpoint strict;
  private final DeliveryGuarantee promises;
  private final AtomicInteger published = new AtomicInteger();

  OwedEndpoints(Scenario scenario, Answers answers) {
    plain =
        new OwedEndpoint(
            scenario.plainEndpoint(),
            answers.plain(),
            Integer.MAX_VALUE,
            scenario.unrecorded(),
            scenario.late());
    strict =
        new OwedEndpoint(
            scenario.strictEndpoint(),
            answers.strict(),
            Scenario.ATTEMPTS,
            scenario.unrecorded(),
            scenario.late());
    promises = AllGuarantees.of(plain.promises(), strict.promises());
  }

  OwedEndpoint plain() {
    return plain;
  }

  OwedEndpoint strict() {
    return strict;
  }

  List<OwedEndpoint> all() {
    return List.of(plain, strict);
  }

  /** Both are owed this. */
  void published(PublishedEvent event) {
    published.incrementAndGet();
    promises.published(event);
  }

  /** To be told what happens to both. */
  DeliveryGuarantee promises() {
    return promises;
  }

  boolean isAnythingOwed() {
    return plain.owed() + strict.owed() > 0;
  }

  Tally tally() {
    return plain.tally(published.get()).plus(strict.tally(published.get()));
  }

  @Override
  public void close() {
    plain.close();
    strict.close();
  }
}
