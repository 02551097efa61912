package io.registrynotifier.worker.ledger;

import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

/** Starts this instance's share of the ledger. May block; throws when it cannot be started now. */
interface ShareStart {
  /** {@code ended} hears what ends it. */
  Share start(Restoring restoring, StreamsUncaughtExceptionHandler ended);
}
