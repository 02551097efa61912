package io.registrynotifier.system.kill;

import io.registrynotifier.testkit.guarantee.AllGuarantees;
import io.registrynotifier.testkit.guarantee.DeliveryGuarantee;
import io.registrynotifier.testkit.guarantee.PublishedEvent;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The endpoints of a run, one of each kind. Thread-safe. */
final class OwedEndpoints implements AutoCloseable {
  private final List<OwedEndpoint> all;
  private final DeliveryGuarantee promises;
  private final AtomicInteger published = new AtomicInteger();

  OwedEndpoints(Scenario scenario, Answers answers) {
    all =
        Arrays.stream(Kind.values())
            .map(kind -> new OwedEndpoint(kind, scenario, answers))
            .toList();
    promises =
        AllGuarantees.of(
            all.stream().map(OwedEndpoint::promises).toArray(DeliveryGuarantee[]::new));
  }

  List<OwedEndpoint> all() {
    return all;
  }

  /** All are owed this. */
  void published(PublishedEvent event) {
    published.incrementAndGet();
    promises.published(event);
  }

  /** To be told what happens to all. */
  DeliveryGuarantee promises() {
    return promises;
  }

  boolean isAnythingOwed() {
    return all.stream().anyMatch(each -> each.owed() > 0);
  }

  Tally tally() {
    return all.stream().map(each -> each.tally(published.get())).reduce(Tally::plus).orElseThrow();
  }

  @Override
  public void close() {
    all.forEach(OwedEndpoint::close);
  }
}
