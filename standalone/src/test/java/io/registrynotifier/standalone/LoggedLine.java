package io.registrynotifier.standalone;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that logs one line as a worker does, and ends when its logger says more. */
final class LoggedLine {
  static final String LOGGER = "io.registrynotifier.worker.deliveries";

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private LoggedLine() {}

  /** With any argument it ends when debug lines are wanted, else at once. */
  public static void main(String[] arguments) {
    Logger log = LoggerFactory.getLogger(LOGGER);
    log.atDebug().addKeyValue("endpoint", "a").log("not wanted yet");
    log.atInfo().addKeyValue("endpoint", "a").addKeyValue("offset", 7).log("endpoint is back");
    if (arguments.length > 0) {
      await().atMost(DEADLINE).until(log::isDebugEnabled);
      log.atDebug().addKeyValue("endpoint", "a").log("wanted now");
    }
  }
}
