package io.registrynotifier.worker.consume;

import io.registrynotifier.worker.offset.Counts;

/** Hears what happens to one endpoint's group. Called on its poll thread; must return at once. */
public interface GroupListener {
  /** So many partitions are assigned here now. */
  void assigned(int partitions);

  /** Retention has deleted so many events before they were delivered. */
  void lost(long events);

  /** So much stands committed of a partition: it was just read there, or acknowledged. */
  default void committed(int partition, Counts counts) {}
}
