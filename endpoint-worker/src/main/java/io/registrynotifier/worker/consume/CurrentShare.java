package io.registrynotifier.worker.consume;

/** Among how many endpoints this worker is shared as things stand, and the heap. Thread-safe. */
final class CurrentShare {
  private final long heapBytes;
  private volatile int endpoints;
  private volatile HeapShare share;

  CurrentShare(long heapBytes, int endpoints) {
    this.heapBytes = heapBytes;
    this.endpoints = endpoints;
    this.share = HeapShare.of(heapBytes, endpoints);
  }

  HeapShare get() {
    return share;
  }

  int endpoints() {
    return endpoints;
  }

  /** Whether each endpoint has another share of the heap now. */
  synchronized boolean among(int count) {
    HeapShare before = share;
    endpoints = count;
    share = HeapShare.of(heapBytes, count);
    return !share.equals(before);
  }
}
