package io.registrynotifier.benchmarks.bench;

import io.registrynotifier.benchmarks.receiver.Received;
import io.registrynotifier.benchmarks.result.Use;
import io.registrynotifier.benchmarks.side.Bare;
import io.registrynotifier.benchmarks.side.Floor;
import io.registrynotifier.benchmarks.side.Poll;
import java.util.List;

/**
 * What one side did in one round.
 *
 * @param events how many were to be delivered
 * @param received what came of them
 * @param use what it took of the processors
 * @param load the machine's load average over a minute when the turn began
 */
record Turn(String side, int round, int events, Received received, Use use, double load) {
  long lost() {
    return Math.max(0, events - received.different());
  }

  double steady() {
    return received.arrivals().steady();
  }

  double whole() {
    return received.arrivals().whole();
  }

  boolean hasOrder() {
    return !List.of(Bare.NAME, Floor.NAME, Poll.NAME).contains(side);
  }
}
