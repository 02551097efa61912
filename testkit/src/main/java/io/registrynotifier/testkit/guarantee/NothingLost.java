package io.registrynotifier.testkit.guarantee;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Whatever was acknowledged has been accepted or put aside when the run is over. */
public final class NothingLost implements DeliveryGuarantee {
  private final Set<String> owed = new LinkedHashSet<>();
  private final Set<String> settled = new HashSet<>();

  @Override
  public synchronized void published(PublishedEvent event) {
    if (!settled.contains(event.id())) {
      owed.add(event.id());
    }
  }

  @Override
  public synchronized void delivered(String id) {
    settle(id);
  }

  @Override
  public synchronized void putAside(String id) {
    settle(id);
  }

  private void settle(String id) {
    settled.add(id);
    owed.remove(id);
  }

  /** How many events are owed now: what a test waits for to become zero. */
  public synchronized int owed() {
    return owed.size();
  }

  @Override
  public synchronized void verify() {
    Offenders.failUnlessEmpty("nothing lost", owed);
  }
}
