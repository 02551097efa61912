package io.registrynotifier.worker.dispatch;

import io.registrynotifier.worker.lane.Lane;
import java.util.function.LongSupplier;

/**
 * Gives lanes back after their turn: with their heads done, to be tried again at once, or held
 * until a time. Confined to the endpoint's flow.
 */
final class Returns {
  private final Room room;
  private final Crowd crowd;
  private final Alarm alarm;
  private final LongSupplier nanoTime;

  Returns(Room room, Crowd crowd, Alarm alarm, LongSupplier nanoTime) {
    this.room = room;
    this.crowd = crowd;
    this.alarm = alarm;
    this.nanoTime = nanoTime;
  }

  void settle(Parcel parcel, Verdict verdict) {
    if (verdict.againNanos().isEmpty()) {
      finish(parcel);
    } else {
      long untilNanos = verdict.againNanos().getAsLong();
      parcel.flow().failed(parcel);
      parcel.lanes().forEach(lane -> giveBack(parcel.flow(), lane, untilNanos));
    }
  }

  /** Everything in the parcel is done; nothing changes when its partition was forgotten. */
  void finish(Parcel parcel) {
    if (!parcel.flow().isForgotten()) {
      parcel.flow().finish(parcel);
      room.give(parcel.size(), parcel.bytes());
      crowd.update(parcel.flow());
    }
  }

  /** What is to be put aside waits for nothing. */
  void giveBack(PartitionFlow flow, Lane lane, long untilNanos) {
    if (lane.head().isRejected() || untilNanos - nanoTime.getAsLong() <= 0) {
      flow.lanes().putBack(lane);
    } else {
      hold(flow, lane, untilNanos);
    }
  }

  void hold(Parcel parcel, long untilNanos) {
    parcel.lanes().forEach(lane -> hold(parcel.flow(), lane, untilNanos));
  }

  private void hold(PartitionFlow flow, Lane lane, long untilNanos) {
    flow.lanes().hold(lane, untilNanos);
    alarm.ringAt(untilNanos);
  }
}
