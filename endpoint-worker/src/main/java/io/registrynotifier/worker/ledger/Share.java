package io.registrynotifier.worker.ledger;

import java.time.Duration;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This instance's running share of the ledger.
 *
 * @param streams runs it; the keeper's to close
 * @param deliveries the topic with the reports
 * @param partitions of that topic, over all instances
 * @param address what this instance advertises, {@code HOST:PORT}
 */
record Share(KafkaStreams streams, String deliveries, int partitions, String address) {
  private static final Logger log = LoggerFactory.getLogger(Share.class);
  private static final Duration CLOSE_BOUND = Duration.ofSeconds(5);

  /** Leaves it to the others, within a bound; false when that takes longer. */
  boolean end() {
    return streams.close(CLOSE_BOUND);
  }

  /** Ends it for a cause, and throws away what stands on disk when that is the cause. */
  void endFor(Throwable cause) {
    try {
      if (end() && Causes.isCorrupt(cause)) {
        streams.cleanUp();
        log.warn("what stands on disk of the ledger cannot be read, it is restored from kafka");
      }
    } catch (RuntimeException e) { // the next try finds what is left, and says so
      log.atWarn()
          .addKeyValue("error", Causes.describe(e))
          .log("what is left of the ledger on disk cannot be removed");
    }
  }
}
