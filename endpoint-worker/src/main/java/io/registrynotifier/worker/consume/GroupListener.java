package io.registrynotifier.worker.consume;

/** Hears what happens to one endpoint's group. Called on its poll thread; must return at once. */
public interface GroupListener {
  /** So many partitions are assigned here now. */
  void assigned(int partitions);

  /** Retention has deleted so many events before they were delivered. */
  void lost(long events);
}
