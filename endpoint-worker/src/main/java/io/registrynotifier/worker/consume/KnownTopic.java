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
   * Offsets are those of the first topic that Kafka tells of. Whether that is another one by now:
   * what is committed then, such as the last word of a consumer that ends, is still said of the
   * first. Kafka is asked once, since the answer may change at any time.
   */
  boolean isReplaced() {
    String now = newest.get();
    if (id.isEmpty()) {
      id = now;
    }
    return !now.isEmpty() && !now.equals(id);
  }
}
