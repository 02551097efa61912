package io.registrynotifier.testkit.guarantee;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Nothing is accepted twice, but for an allowance: a process that is killed may repeat what was in
 * flight.
 */
public final class NothingRepeated implements DeliveryGuarantee {
  private final int allowance;
  private final Set<String> delivered = new HashSet<>();
  private final List<String> repeats = new ArrayList<>();

  private NothingRepeated(int allowance) {
    this.allowance = allowance;
  }

  /** Not a single repeat. */
  public static NothingRepeated atAll() {
    return new NothingRepeated(0);
  }

  /** At most so many repeats in the whole run. */
  public static NothingRepeated beyond(int allowance) {
    return new NothingRepeated(allowance);
  }

  @Override
  public void published(PublishedEvent event) {
    // what is published does not say what is repeated
  }

  @Override
  public synchronized void delivered(String id) {
    if (!delivered.add(id)) {
      repeats.add(id);
    }
  }

  /** How many repeats there were so far, allowed ones included. */
  public synchronized int repeats() {
    return repeats.size();
  }

  @Override
  public synchronized void verify() {
    if (repeats.size() > allowance) {
      Offenders.failUnlessEmpty("nothing repeated beyond " + allowance, repeats);
    }
  }
}
