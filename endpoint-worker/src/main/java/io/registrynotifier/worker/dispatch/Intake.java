package io.registrynotifier.worker.dispatch;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.duplicate.DuplicateWindow;
import io.registrynotifier.worker.lane.Lane;
import io.registrynotifier.worker.lane.Owed;
import io.registrynotifier.worker.retry.Backoff;
import io.registrynotifier.worker.retry.RetryState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Takes deliveries into their partition's window and lanes: those that are wanted and were not done
 * before are owed from then on, the others are done at once, duplicates among them. Confined to the
 * endpoint's flow.
 */
final class Intake {
  private final Endpoint endpoint;
  private final Surroundings surroundings;
  private final Backoff backoff;
  private final Verdicts verdicts;
  private final DuplicateWindow duplicates;
  private final Room room;
  private final Crowd crowd;
  private final Returns returns;
  private final Skips skips;

  Intake(
      Endpoint endpoint,
      Surroundings surroundings,
      Backoff backoff,
      Verdicts verdicts,
      DuplicateWindow duplicates,
      Room room,
      Crowd crowd,
      Returns returns,
      Skips skips) {
    this.endpoint = endpoint;
    this.surroundings = surroundings;
    this.backoff = backoff;
    this.verdicts = verdicts;
    this.duplicates = duplicates;
    this.room = room;
    this.crowd = crowd;
    this.returns = returns;
    this.skips = skips;
  }

  void take(PartitionFlow to, List<Delivery> deliveries, long position) {
    int wanted = 0;
    for (Delivery delivery : deliveries) {
      if (!to.knows(delivery.offset())) {
        wanted += take(to, delivery);
      }
    }
    to.advance(position);
    surroundings.deliveries().taken(wanted);
    crowd.update(to);
  }

  private int take(PartitionFlow to, Delivery delivery) {
    if (to.wasDoneBefore(delivery.offset())) {
      to.skip(delivery);
      return 0;
    }
    if (isForAnother(delivery) || isIgnored(delivery) || isDuplicate(delivery)) {
      to.pass(delivery);
      return 0;
    }
    Owed owed = to.owe(delivery, now());
    room.take(owed.bytes());
    skips.settle(to, owed);
    owed.retryState().ifPresent(retry -> resume(to, owed, retry));
    return 1;
  }

  private boolean isForAnother(Delivery delivery) {
    return delivery.only().isPresent() && !delivery.only().get().equals(endpoint.name());
  }

  private boolean isIgnored(Delivery delivery) {
    var attributes = delivery.event().attributes();
    return endpoint.ignores(attributes.mediaType(), attributes.action());
  }

  /**
   * Done like one that is ignored: the first one, at a lower offset, stands for both. What was
   * redriven to this endpoint is to be delivered once more; copies that come later stand for it.
   */
  private boolean isDuplicate(Delivery delivery) {
    if (delivery.only().isPresent()) {
      duplicates.remember(delivery);
      return false;
    }
    boolean duplicate = duplicates.isDuplicate(delivery);
    if (duplicate) {
      surroundings.deliveries().skippedDuplicate();
    }
    return duplicate;
  }

  /**
   * The retry schedule of a process before this one goes on, whatever its clock has shown. What is
   * not first in its lane has no turn to wait for, but its limit may be reached all the same.
   */
  private void resume(PartitionFlow to, Owed owed, RetryState retry) {
    Duration left = Duration.between(surroundings.clock().instant(), retry.nextTry());
    Duration wait = left.compareTo(backoff.longest()) > 0 ? backoff.longest() : left;
    Optional<Lane> lane = to.lanes().take(owed);
    verdicts.resumed(owed);
    lane.ifPresent(
        head -> returns.giveBack(to, head, wait.isNegative() ? now() : now() + wait.toNanos()));
  }

  private long now() {
    return surroundings.nanoTime().getAsLong();
  }
}
