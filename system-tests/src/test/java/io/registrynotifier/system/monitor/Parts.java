package io.registrynotifier.system.monitor;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was started, to be closed in the opposite order, also when not all of it could be started.
 *
 * <p>Used by one test thread.
 */
final class Parts {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /** Keeps one more. */
  <P extends AutoCloseable> P add(P part) {
    parts.push(part);
    return part;
  }

  /** Closes all of it. */
  void closeAll() throws Exception {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
  }
}
