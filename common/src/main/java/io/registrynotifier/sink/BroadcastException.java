package io.registrynotifier.sink;

import java.util.List;

/**
 * Some of a broadcaster's sinks may not have the events; each one's failure is suppressed under
 * this one.
 *
 * <p>Never {@link SinkClosedException}, even when a closed sink is the cause: the broadcaster has
 * let go of that sink and is itself open, so that the write may be tried again.
 */
public final class BroadcastException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says how many sinks of how many failed, and keeps why. */
  BroadcastException(List<Throwable> failures, int sinks) {
    super("broadcast: " + failures.size() + " of " + sinks + " sinks failed");
    failures.forEach(this::addSuppressed);
  }
}
