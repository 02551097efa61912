package io.registrynotifier.producer.listener;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a listener and lets nothing that it throws pass, errors included. Thread-safe. */
final class Guard {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  private final ListenerFailures failures;

  Guard(ListenerFailures failures) {
    this.failures = failures;
  }

  /**
   * Makes the call; what it throws is reported. Errors too: the registry has done what its client
   * asked for, and a notification's defect must not tell the client otherwise.
   */
  void call(String notification, String repository, Runnable call) {
    try {
      call.run();
    } catch (Throwable failure) {
      report(notification, repository, failure);
    }
  }

  private void report(String notification, String repository, Throwable failure) {
    try {
      failures.failed(notification, repository, failure);
    } catch (Throwable second) {
      LOG.atError()
          .addKeyValue("notification", notification)
          .addKeyValue("repository", repository)
          .setCause(second)
          .log("listener failed, and so did what should hear of it");
    }
  }
}
