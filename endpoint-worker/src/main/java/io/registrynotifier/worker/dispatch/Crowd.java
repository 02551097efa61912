package io.registrynotifier.worker.dispatch;

import io.registrynotifier.worker.offset.CommitMetadataCodec;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The partitions that have taken in much. Crowded ones hold all that a commit's metadata can tell
 * of, and get no more. Rich ones hold their share of the endpoint's memory; the others may go on
 * though its common half is taken: one repository that fails can take it all, and so can a few
 * lanes that are all out, since a fetch brings many events of one partition before the next one's
 * turn. Written in the endpoint's flow alone; {@link #isCrowded(int)} and {@link #isRich} may be
 * asked anywhere.
 */
final class Crowd {
  private final Set<Integer> crowded = ConcurrentHashMap.newKeySet();
  private final Set<Integer> rich = ConcurrentHashMap.newKeySet();
  private final Room room;
  private final Runnable thinned;
  private CommitMetadataCodec metadata;
  private Bounds share;

  /** {@code thinned} hears of each partition that may take in more again. */
  Crowd(CommitMetadataCodec metadata, Room room, Runnable thinned) {
    this.metadata = metadata;
    this.room = room;
    this.share = room.share();
    this.thinned = thinned;
  }

  /** Whether a partition holds all that a commit can tell of. */
  boolean isCrowded(int partition) {
    return crowded.contains(partition);
  }

  /** Whether a partition holds its share, so that only common room is for it. */
  boolean isRich(int partition) {
    return rich.contains(partition);
  }

  /** Metadata can tell of less, or more, from now on. */
  void tellOf(CommitMetadataCodec newMetadata) {
    metadata = newMetadata;
  }

  /** These share the room from now on, which may be another. */
  void among(Flows flows) {
    room.among(flows.size());
    share = room.share();
    flows.all().forEach(this::update);
  }

  void update(PartitionFlow flow) {
    boolean thins = set(crowded, flow, isCrowded(flow));
    boolean gives =
        set(rich, flow, !share.leaveRoomFor(flow.undone(), flow.undoneBytes())) && room.isTaken();
    if (thins || gives) {
      thinned.run();
    }
  }

  /** Whether the partition was in the set and is not any more. */
  private static boolean set(Set<Integer> partitions, PartitionFlow flow, boolean in) {
    if (in) {
      partitions.add(flow.partition());
      return false;
    }
    return !partitions.isEmpty() && partitions.remove(flow.partition());
  }

  /**
   * What a process before this one had taken in had fit, so it is taken in again, whatever stands
   * there. The reserve is what may come in before the next look: what one poll brings while as much
   * waits in the mailbox. Twice as many offsets leave something for those without a record.
   */
  private boolean isCrowded(PartitionFlow flow) {
    long reserve = 2L * metadata.recordsAtOnce();
    return flow.undone() > 0
        && !flow.isRestoring()
        && !metadata.fits(flow.span() + 2 * reserve, flow.looseEnds() + reserve);
  }

  void remove(PartitionFlow gone) {
    crowded.remove(gone.partition());
    rich.remove(gone.partition());
  }
}
