package io.registrynotifier.worker.duplicate;

import io.registrynotifier.endpoint.Duplicates;
import io.registrynotifier.worker.delivery.Delivery;

/**
 * Knows an event that a registry sent again: same id, same key, same content, at a higher offset of
 * the same partition, and published within the window after the first one. Confined to the
 * endpoint's flow.
 *
 * <p>Skipping a duplicate loses nothing: the first one is owed at its lower offset, or was
 * delivered. Whoever puts an event aside, or gives up its partition, therefore {@linkplain #forget
 * says so here}. The age is the one between the records, not the one of their coming here, so that
 * a backlog is judged as it would have been when it was new.
 */
public final class DuplicateWindow {
  private final boolean on;
  private final long windowMillis;
  private final Fingerprints fingerprints = new Fingerprints();
  private final RecentEvents recent;

  /** A window in which nothing is remembered yet. */
  public DuplicateWindow(Duplicates settings) {
    this.on = !settings.isOff();
    this.windowMillis = settings.window().toMillis();
    this.recent = new RecentEvents(settings.maxEvents());
  }

  /** Whether it was here before; if not, it is remembered. */
  public boolean isDuplicate(Delivery delivery) {
    if (!on) {
      return false;
    }
    Fingerprint print = fingerprints.of(delivery.event());
    long published = delivery.published().toEpochMilli();
    var known = recent.find(print);
    if (known.isPresent() && repeats(known.getAsInt(), delivery, published)) {
      return true;
    }
    recent.add(print, delivery.partition(), delivery.offset(), published);
    return false;
  }

  /** It is to be delivered whether it was here before or not. */
  public void remember(Delivery delivery) {
    if (on) {
      long published = delivery.published().toEpochMilli();
      recent.add(
          fingerprints.of(delivery.event()), delivery.partition(), delivery.offset(), published);
    }
  }

  /** Clocks of two bridges may differ: a little before the first one is within the window too. */
  private boolean repeats(int first, Delivery delivery, long published) {
    return recent.partition(first) == delivery.partition()
        && recent.offset(first) < delivery.offset()
        && Math.abs(published - recent.time(first)) <= windowMillis;
  }

  /** The event was put aside: when it is published again it is to be delivered. */
  public void forget(Delivery delivery) {
    if (on) {
      recent.find(fingerprints.of(delivery.event())).ifPresent(recent::remove);
    }
  }

  /** The partition is somebody else's, or begins anew. */
  public void forget(int partition) {
    recent.removeAll(partition);
  }
}
