package io.registrynotifier.system.check;

import io.registrynotifier.testkit.guarantee.AllGuarantees;
import io.registrynotifier.testkit.guarantee.DeliveryGuarantee;
import io.registrynotifier.testkit.guarantee.InOrderPerRepository;
import io.registrynotifier.testkit.guarantee.NothingLost;
import io.registrynotifier.testkit.guarantee.NothingRepeated;
import io.registrynotifier.testkit.guarantee.PublishedEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hears of every event that was published and of every one that a receiver accepted, and knows at
 * the end which promise was broken.
 *
 * <p>Thread-safe; the events of one repository must be told in their order.
 */
public final class Checker {
  private final NothingLost nothingLost = new NothingLost();
  private final InOrderPerRepository inOrder = new InOrderPerRepository();
  private final NothingRepeated nothingRepeated;
  private final DeliveryGuarantee all;
  private final AtomicInteger published = new AtomicInteger();
  private final Set<String> delivered = ConcurrentHashMap.newKeySet();

  private Checker(NothingRepeated nothingRepeated) {
    this.nothingRepeated = nothingRepeated;
    this.all = AllGuarantees.of(nothingLost, inOrder, nothingRepeated);
  }

  /** Allows so many repeats: what may be in flight when something is killed. */
  public static Checker allowingRepeats(int repeats) {
    return new Checker(NothingRepeated.beyond(repeats));
  }

  /** The event was acknowledged. */
  public void published(String id, String repository) {
    all.published(new PublishedEvent(id, repository, published.incrementAndGet()));
  }

  /** The receiver has accepted the event with this id. */
  public void delivered(String id) {
    delivered.add(id);
    all.delivered(id);
  }

  /** Events that are owed now. */
  public int missing() {
    return nothingLost.owed();
  }

  /** What became of the events so far. */
  public Tally tally(String fault) {
    return new Tally(
        fault,
        published.get(),
        delivered.size(),
        nothingLost.owed(),
        inOrder.overtaken(),
        nothingRepeated.repeats());
  }

  /** Fails when a promise was broken, naming the events. */
  public void verify() {
    all.verify();
  }
}
