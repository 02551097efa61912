package io.registrynotifier.producer.listener;

import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs the notifications that a listener failed to take. Thread-safe. */
public final class CountedFailures implements ListenerFailures {
  private static final Logger LOG = LoggerFactory.getLogger(CountedFailures.class);

  private final LongAdder failures = new LongAdder();

  @Override
  public void failed(String notification, String repository, Throwable cause) {
    failures.increment();
    LOG.atError()
        .addKeyValue("notification", notification)
        .addKeyValue("repository", repository)
        .setCause(cause)
        .log("listener failed, the registry's operation did not");
  }

  /** Notifications lost since this was made. */
  public long count() {
    return failures.sum();
  }
}
