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

  /** Whether the topic is another one than that of the offsets. */
  boolean isReplaced() {
    return !id.isEmpty() && !newest.get().isEmpty() && !newest.get().equals(id);
  }

  /** Offsets are those of the newest one from now on. */
  void accept() {
    id = newest.get().isEmpty() ? id : newest.get();
  }
}
