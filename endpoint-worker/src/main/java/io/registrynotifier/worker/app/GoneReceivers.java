package io.registrynotifier.worker.app;

import io.registrynotifier.worker.directory.Activity;
import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.directory.DirectoryException;
import io.registrynotifier.worker.directory.DirectoryException.Unavailable;
import io.registrynotifier.worker.directory.EndpointDirectory;
import io.registrynotifier.worker.directory.Order;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records in the directory that a receiver has said that it is gone (410), so that it stays parked
 * over restarts and in every process. What was changed meanwhile counts more. Thread-safe.
 */
final class GoneReceivers {
  private static final Logger log = LoggerFactory.getLogger(GoneReceivers.class);
  private static final Order.Park PARK = new Order.Park("the receiver answered 410 Gone");
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final EndpointDirectory directory;
  private final ScheduledExecutorService timers;

  GoneReceivers(EndpointDirectory directory, ScheduledExecutorService timers) {
    this.directory = directory;
    this.timers = timers;
  }

  void parked(String name) {
    directory.snapshot().entry(name).ifPresent(this::record);
  }

  private void record(DirectoryEntry entry) {
    if (entry.activity() != Activity.RUNNING) {
      return;
    }
    if (entry.revision() < 0) {
      later(entry);
      return;
    }
    var unused =
        directory
            .order(entry.name(), OptionalLong.of(entry.revision()), PARK)
            .whenComplete((parked, failure) -> failed(entry, Optional.ofNullable(failure)));
  }

  private void failed(DirectoryEntry entry, Optional<Throwable> failure) {
    failure
        .filter(DirectoryException.class::isInstance)
        .ifPresent(
            cause ->
                log.atWarn()
                    .addKeyValue("endpoint", entry.name())
                    .addKeyValue("error", cause.getMessage())
                    .log("endpoint is parked here, and that is not recorded"));
    if (failure.filter(Unavailable.class::isInstance).isPresent()) {
      later(entry);
    }
  }

  /** Unless somebody has changed it by then. */
  private void later(DirectoryEntry entry) {
    var unused =
        timers.schedule(
            () ->
                directory
                    .snapshot()
                    .entry(entry.name())
                    .filter(now -> entry.revision() < 0 || now.revision() == entry.revision())
                    .ifPresent(this::record),
            RETRY.toMillis(),
            TimeUnit.MILLISECONDS);
  }
}
