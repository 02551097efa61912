package io.registrynotifier.worker.dispatch;

import io.registrynotifier.worker.lane.Owed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Events that somebody wants put aside and that may not be yet: those that were not taken in, and
 * those whose lane is out with a request, which may still be accepted. Confined to the endpoint's
 * flow.
 */
final class Skips {
  private final Clock clock;
  private final List<Skip> pending = new ArrayList<>();

  Skips(Clock clock) {
    this.clock = clock;
  }

  void add(Skip skip) {
    pending.removeIf(old -> old.isOver(clock.instant()));
    if (!pending.contains(skip)) {
      pending.add(skip);
    }
  }

  /** Puts on its way out whatever can be of what was taken in. */
  void settle(Flows flows) {
    if (!pending.isEmpty()) {
      for (Skip skip : List.copyOf(pending)) {
        flows
            .find(skip.partition())
            .ifPresent(flow -> flow.owed(skip.offset()).ifPresent(owed -> settle(flow, owed)));
      }
    }
  }

  /** The same for one delivery. It stays known: the partition may come back before it is done. */
  void settle(PartitionFlow flow, Owed owed) {
    if (!pending.isEmpty() && !owed.isRejected()) {
      pending.stream()
          .filter(skip -> skip.means(owed.delivery()) && !skip.isOver(clock.instant()))
          .findFirst()
          .ifPresent(skip -> flow.lanes().reject(owed, skip.cause()));
    }
  }
}
