package io.registrynotifier.system.registry;

import java.net.URI;
import java.time.Duration;

/**
 * One endpoint of the registry's own notifications: who is told of its events.
 *
 * @param backoff the wait between attempts once three in a row have failed
 */
public record Notified(String name, URI url, Duration timeout, Duration backoff) {
  /** Attempts in a row that may fail before the registry waits between them. */
  private static final int THRESHOLD = 3;

  /** An endpoint that is soon tried again, so that tests need not wait long. */
  public static Notified of(String name, URI url) {
    return new Notified(name, url, Duration.ofSeconds(5), Duration.ofMillis(200));
  }

  /** Another wait for an answer. */
  public Notified withTimeout(Duration other) {
    return new Notified(name, url, other, backoff);
  }

  /** An element of the list of endpoints, in one line. */
  String yaml() {
    return ("  - {name: %s, url: \"%s\", headers: {Authorization: [Bearer of-the-registry]},"
            + " timeout: %dms, threshold: %d, backoff: %dms}\n")
        .formatted(name, url, timeout.toMillis(), THRESHOLD, backoff.toMillis());
  }
}
