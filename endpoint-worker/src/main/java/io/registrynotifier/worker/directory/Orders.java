package io.registrynotifier.worker.directory;

import io.registrynotifier.worker.directory.DirectoryException.BeingDeleted;
import io.registrynotifier.worker.directory.DirectoryException.UnfitOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an order makes of an entry. Pure. */
final class Orders {
  /** A skip that no worker could carry out in this time is forgotten. */
  static final Duration SKIP_HOLDS = Duration.ofHours(1);

  private static final int MAX_SKIPS = 200;

  private Orders() {}

  /**
   * The entry that follows; the same one where nothing changes.
   *
   * @throws DirectoryException when the endpoint cannot follow
   */
  static StoredEntry follow(String name, StoredEntry entry, Order order, Instant now) {
    if (entry.activity() == Activity.DELETING) {
      throw new BeingDeleted(name);
    }
    if (order instanceof Order.Disable disable) {
      return entry.activity() == Activity.DISABLED
          ? entry
          : entry.withActivity(Activity.DISABLED, disable.reason());
    }
    if (order instanceof Order.Enable) {
      return entry.activity() == Activity.DISABLED
          ? entry.withActivity(Activity.RUNNING, "")
          : entry;
    }
    if (entry.activity() == Activity.DISABLED) {
      throw new UnfitOrder(name, "it is disabled: enable it first");
    }
    return followServed(name, entry, order, now);
  }

  private static StoredEntry followServed(
      String name, StoredEntry entry, Order order, Instant now) {
    if (order instanceof Order.Pause pause) {
      if (entry.activity() == Activity.PARKED) {
        throw new UnfitOrder(name, "it is parked: nothing is sent to it already");
      }
      return stopped(entry, Activity.PAUSED, pause.reason());
    }
    if (order instanceof Order.Park park) {
      return stopped(entry, Activity.PARKED, park.reason());
    }
    if (order instanceof Order.Resume) {
      return entry.activity() == Activity.RUNNING
          ? entry
          : entry.withActivity(Activity.RUNNING, "");
    }
    if (order instanceof Order.Skip skip) {
      return skipping(name, entry, skip, now);
    }
    if (entry.activity() != Activity.RUNNING) {
      throw new UnfitOrder(name, "it is " + entry.activity().name().toLowerCase(Locale.ROOT));
    }
    return entry.withRetryAt(now);
  }

  private static StoredEntry stopped(StoredEntry entry, Activity activity, String reason) {
    boolean same = entry.activity() == activity && entry.reason().orElse("").equals(reason);
    return same ? entry : entry.withActivity(activity, reason);
  }

  private static StoredEntry skipping(
      String name, StoredEntry entry, Order.Skip skip, Instant now) {
    List<SkipOrder> skips = new ArrayList<>(entry.skips());
    skips.removeIf(old -> old.asked().plus(SKIP_HOLDS).isBefore(now));
    skips.removeIf(old -> old.partition() == skip.partition() && old.offset() == skip.offset());
    if (skips.size() >= MAX_SKIPS) {
      throw new UnfitOrder(
          name, "it was told to skip " + MAX_SKIPS + " events within an hour already");
    }
    skips.add(new SkipOrder(skip.partition(), skip.offset(), skip.reason(), now));
    return entry.withSkips(skips);
  }
}
