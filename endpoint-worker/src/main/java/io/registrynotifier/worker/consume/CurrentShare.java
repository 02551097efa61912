package io.registrynotifier.worker.consume;

/** The share of the heap that each endpoint has as things stand. Thread-safe. */
final class CurrentShare {
  private volatile HeapShare share;

  CurrentShare(HeapShare first) {
    this.share = first;
  }

  HeapShare get() {
    return share;
  }

  /** Whether it is another one now. */
  synchronized boolean becomes(HeapShare next) {
    boolean isAnother = !share.equals(next);
    share = next;
    return isAnother;
  }
}
