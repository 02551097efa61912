package io.registrynotifier.worker.dispatch;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.lane.Lane;
import io.registrynotifier.worker.retry.AttemptGate;
import io.registrynotifier.worker.retry.Breaker;
import java.util.Optional;

/**
 * Chooses what goes out next, as the endpoint's gate lets it: the lanes of all its partitions take
 * turns. Confined to the endpoint's flow.
 */
final class Departures {
  private static final int TURNS_AHEAD = 8;
  private static final int MIN_AHEAD = 512;
  private static final long BEFORE_ALL = 0;

  private final Flows flows;
  private final AttemptGate gate;
  private final Packer packer;
  private final Alarm alarm;

  Departures(Flows flows, AttemptGate gate, Packer packer, Alarm alarm) {
    this.flows = flows;
    this.gate = gate;
    this.packer = packer;
    this.alarm = alarm;
  }

  /**
   * How many lanes that wait for their turn are enough to fill the endpoint's requests until more
   * is read.
   */
  static int enough(Endpoint endpoint) {
    long ahead = (long) TURNS_AHEAD * endpoint.concurrency() * endpoint.batch().events();
    return (int) Math.max(MIN_AHEAD, Math.min(ahead, Integer.MAX_VALUE));
  }

  /** What to send now; empty when nothing may go, or nothing waits. */
  Optional<Parcel> next(long nowNanos) {
    return switch (gate.permission(nowNanos)) {
      case ANYTHING -> anything(nowNanos);
      case PROBE -> probe();
      case NOTHING -> Optional.empty();
    };
  }

  /** What goes out with a lane that is out already. */
  Parcel parcel(PartitionFlow from, Lane lane) {
    return packer.start(from, lane);
  }

  private Optional<Parcel> anything(long nowNanos) {
    Optional<PartitionFlow> from = flows.nextAfter(BEFORE_ALL);
    while (from.isPresent()) {
      long turn = from.get().lanes().turn();
      Packed packed = packer.pack(from.get(), nowNanos);
      if (packed.parcel().isPresent()) {
        return packed.parcel();
      }
      packed.lingersUntil().ifPresent(alarm::ringAt);
      from = flows.nextAfter(turn);
    }
    return Optional.empty();
  }

  /** With the oldest event; every other time with the next in turn: the oldest may be to blame. */
  private Optional<Parcel> probe() {
    boolean startsWithOldest =
        !(gate.breaker() instanceof Breaker.Open open) || open.pauses() % 2 == 1;
    Optional<Parcel> probe =
        startsWithOldest ? withOldest().or(this::nextInTurn) : nextInTurn().or(this::withOldest);
    if (probe.isPresent()) {
      gate.probing();
    }
    return probe;
  }

  private Optional<Parcel> withOldest() {
    return flows
        .withOldest()
        .flatMap(from -> from.oldest().flatMap(from.lanes()::take).map(lane -> parcel(from, lane)));
  }

  private Optional<Parcel> nextInTurn() {
    return flows
        .nextAfter(BEFORE_ALL)
        .flatMap(from -> from.lanes().next().map(lane -> parcel(from, lane)));
  }
}
