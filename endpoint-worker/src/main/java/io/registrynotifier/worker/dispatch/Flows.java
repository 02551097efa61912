package io.registrynotifier.worker.dispatch;

import io.registrynotifier.endpoint.Ordering;
import io.registrynotifier.worker.lane.Lanes;
import io.registrynotifier.worker.lane.Owed;
import io.registrynotifier.worker.lane.Turns;
import io.registrynotifier.worker.offset.CommitMetadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * The partitions that are assigned to one endpoint's flow, and whose turn it is. Confined to that
 * flow.
 */
final class Flows {
  private static final Comparator<Owed> OLDEST =
      Comparator.comparing(owed -> owed.delivery().published());

  private final Ordering ordering;
  private final Turns turns = new Turns();
  private final List<PartitionFlow> flows = new ArrayList<>();
  private final List<Stop> stops = new ArrayList<>();

  Flows(Ordering ordering) {
    this.ordering = ordering;
  }

  void add(int partition, long committed, CommitMetadata restored) {
    flows.add(new PartitionFlow(partition, committed, restored, new Lanes(ordering, turns)));
  }

  List<Integer> numbers() {
    return flows.stream().map(PartitionFlow::partition).toList();
  }

  Optional<PartitionFlow> find(int partition) {
    return flows.stream().filter(flow -> flow.partition() == partition).findFirst();
  }

  Collection<PartitionFlow> all() {
    return flows;
  }

  /**
   * The partition whose lane has the first turn of all that may be sent, turns up to a number left
   * out. So lanes take turns whatever partitions they are in: one of many in its partition waits no
   * longer than one of few.
   */
  Optional<PartitionFlow> nextAfter(long turn) {
    PartitionFlow next = null;
    long first = Lanes.NO_TURN;
    for (PartitionFlow flow : flows) {
      long own = flow.maySend() ? flow.lanes().turn() : Lanes.NO_TURN;
      if (own > turn && own < first) {
        next = flow;
        first = own;
      }
    }
    return Optional.ofNullable(next);
  }

  int size() {
    return flows.size();
  }

  /** The partition with the oldest delivery of all that may be sent. */
  Optional<PartitionFlow> withOldest() {
    return flows.stream()
        .filter(flow -> flow.maySend() && flow.oldest().isPresent())
        .min(Comparator.comparing(flow -> flow.oldest().orElseThrow(), OLDEST));
  }

  /** How many lanes wait for nothing but their turn, about. */
  int waiting() {
    int waiting = 0;
    for (PartitionFlow flow : flows) {
      waiting += flow.maySend() ? flow.lanes().waiting() : 0;
    }
    return waiting;
  }

  /** When the first of the held lanes is due; empty when a lane is ready, or none is held. */
  OptionalLong nextRelease() {
    List<PartitionFlow> open = flows.stream().filter(PartitionFlow::maySend).toList();
    return open.stream().anyMatch(flow -> flow.lanes().turn() != Lanes.NO_TURN)
        ? OptionalLong.empty()
        : open.stream()
            .flatMapToLong(flow -> flow.lanes().nextRelease().stream())
            .reduce((one, other) -> one - other <= 0 ? one : other);
  }

  /** Completes {@code stopped} when nothing of these partitions is under way. */
  void stop(Collection<Integer> partitions, CompletableFuture<Void> stopped) {
    List<PartitionFlow> stopping = having(partitions);
    stopping.forEach(PartitionFlow::stop);
    stops.add(new Stop(stopping, stopped));
    completeStops();
  }

  void completeStops() {
    stops.removeIf(Stop::completeIfIdle);
  }

  List<PartitionFlow> remove(Collection<Integer> partitions) {
    List<PartitionFlow> removed = having(partitions);
    flows.removeAll(removed);
    removed.forEach(PartitionFlow::forget);
    return removed;
  }

  private List<PartitionFlow> having(Collection<Integer> partitions) {
    return flows.stream().filter(flow -> partitions.contains(flow.partition())).toList();
  }

  private record Stop(List<PartitionFlow> flows, CompletableFuture<Void> stopped) {
    boolean completeIfIdle() {
      boolean idle = flows.stream().allMatch(PartitionFlow::isIdle);
      if (idle) {
        stopped.complete(null);
      }
      return idle;
    }
  }
}
