package io.registrynotifier.worker.consume;

import java.util.function.Supplier;

/**
 * The id of the events topic that the offsets of one consumer belong to. Under the same name there
 * may be another topic at any time: what is committed is committed under the id that the offsets
 * came from, not under the one that is newest. Confined to the poll thread.
 */
final class KnownTopic {
  private final Supplier<String> newest;
  private String id = "";

  /** {@code newest} gives the id that Kafka last told; empty while it has told none. */
  KnownTopic(Supplier<String> newest) {
    this.newest = newest;
  }

  /** Empty when unknown. */
  String id() {
    return id;
  }

  /**
   * Offsets are those of the newest topic from now on, which is asked for once: it may change at
   * any time.
   *
   * @return whether that is another one than before
   */
  boolean accept() {
    String now = newest.get();
    boolean isReplaced = !id.isEmpty() && !now.isEmpty() && !now.equals(id);
    id = now.isEmpty() ? id : now;
    return isReplaced;
  }
}
