package io.registrynotifier.worker.app;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.dispatch.FlowListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the turns in one endpoint's life: one line when it fails, one when it is back. Called in the
 * endpoint's flow.
 */
final class LoggedTurns implements FlowListener {
  private static final Logger log = LoggerFactory.getLogger("io.registrynotifier.worker.endpoint");

  private final Endpoint endpoint;
  private final Clock clock;
  private final Runnable wake;
  private Optional<Instant> downSince = Optional.empty();

  LoggedTurns(Endpoint endpoint, Clock clock, Runnable wake) {
    this.endpoint = endpoint;
    this.clock = clock;
    this.wake = wake;
  }

  @Override
  public void gaveUp(Outcome last) {
    downSince = Optional.of(clock.instant());
    log.atWarn()
        .addKeyValue("endpoint", endpoint.name())
        .addKeyValue("threshold", endpoint.threshold())
        .addKeyValue("error", words(last))
        .log("endpoint fails, it is only probed until it answers; nothing is lost");
  }

  @Override
  public void recovered(int failedProbes) {
    log.atInfo()
        .addKeyValue("endpoint", endpoint.name())
        .addKeyValue(
            "down",
            downSince.map(since -> Duration.between(since, clock.instant())).orElse(Duration.ZERO))
        .addKeyValue("failed_probes", failedProbes)
        .log("endpoint is back");
    downSince = Optional.empty();
  }

  @Override
  public void parked() {
    log.atError()
        .addKeyValue("endpoint", endpoint.name())
        .addKeyValue("status", 410)
        .log("endpoint says it is gone and is parked; its events are kept");
  }

  @Override
  public void hasRoom() {
    wake.run();
  }

  @Override
  public void changed() {
    wake.run();
  }

  /** How an attempt ended, in a few words. */
  static String words(Outcome outcome) {
    return outcome.match(
        accepted -> "none",
        refused -> "status " + refused.status(),
        unanswered -> unanswered.failure().label() + ": " + unanswered.detail());
  }
}
