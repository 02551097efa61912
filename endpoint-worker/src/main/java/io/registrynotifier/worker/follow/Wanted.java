package io.registrynotifier.worker.follow;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.directory.Activity;
import io.registrynotifier.worker.directory.DirectoryEntry;
import java.util.List;

/** What an entry asks of a process. Pure. */
enum Wanted {
  /** Run it, held or not. */
  RUN,
  /** Do not run it, and keep its place: it is disabled, or cannot be run here. */
  KEEP,
  /** Have nothing to do with it any more. */
  LEAVE;

  static Wanted of(DirectoryEntry entry) {
    if (entry.activity() == Activity.DELETING) {
      return LEAVE;
    }
    return entry.activity().isServed() && entry.problem().isEmpty() ? RUN : KEEP;
  }

  /** Whether one that was deleted was made again under the name. */
  static boolean isAnother(DirectoryEntry one, DirectoryEntry other) {
    boolean known = one.revision() >= 0 && other.revision() >= 0;
    return known && !one.created().equals(other.created());
  }

  /** Whether it has to end what is in flight before it can go by the other definition. */
  static boolean needsRestart(Endpoint one, Endpoint other) {
    return !lasting(one).equals(lasting(other));
  }

  /** Whether the next attempt goes by something else. */
  static boolean changesAttempts(Endpoint one, Endpoint other) {
    return !attempts(one).equals(attempts(other));
  }

  private static List<Object> attempts(Endpoint endpoint) {
    return List.of(
        endpoint.url(),
        endpoint.headers(),
        endpoint.format(),
        endpoint.timeout(),
        endpoint.accept(),
        endpoint.log());
  }

  /** What lanes, limits and schedules are made of; where it starts counts only once. */
  private static List<Object> lasting(Endpoint endpoint) {
    return List.of(
        endpoint.threshold(),
        endpoint.ignoredMediaTypes(),
        endpoint.ignore(),
        endpoint.ordering(),
        endpoint.concurrency(),
        endpoint.batch(),
        endpoint.retry(),
        endpoint.reject(),
        endpoint.duplicates());
  }
}
