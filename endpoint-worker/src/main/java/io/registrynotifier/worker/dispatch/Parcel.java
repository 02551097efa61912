package io.registrynotifier.worker.dispatch;

import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.lane.Lane;
import io.registrynotifier.worker.lane.Owed;
import java.util.ArrayList;
import java.util.List;

/**
 * What one request carries: the heads of one or more lanes of one partition, lane by lane. Confined
 * to its endpoint's flow.
 */
final class Parcel {
  private final PartitionFlow flow;
  private final List<Lane> lanes = new ArrayList<>(1);
  private final List<Integer> counts = new ArrayList<>(1);
  private final List<Owed> owed = new ArrayList<>(1);
  private int bytes;
  private int batchLimit = Integer.MAX_VALUE;

  Parcel(PartitionFlow flow) {
    this.flow = flow;
  }

  PartitionFlow flow() {
    return flow;
  }

  List<Lane> lanes() {
    return lanes;
  }

  List<Owed> owed() {
    return owed;
  }

  int size() {
    return owed.size();
  }

  int bytes() {
    return bytes;
  }

  /** How many deliveries a request may have that carries what is in here. */
  int batchLimit() {
    return batchLimit;
  }

  /** Takes the lane's first deliveries, in order. */
  void add(Lane lane, List<Owed> heads) {
    lanes.add(lane);
    counts.add(heads.size());
    owed.addAll(heads);
    for (Owed head : heads) {
      bytes += head.bytes();
      batchLimit = Math.min(batchLimit, head.batchLimit());
    }
  }

  /** Everything in it is done. */
  void removeFromLanes() {
    for (int i = 0; i < lanes.size(); i++) {
      lanes.get(i).remove(counts.get(i));
    }
  }

  Attempt attempt() {
    return new Attempt(owed.get(0).attempts() + 1, owed.stream().map(Owed::delivery).toList());
  }
}
