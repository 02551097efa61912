package io.registrynotifier.worker.dispatch;

import io.registrynotifier.worker.offset.CommitMetadataCodec;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The partitions that have taken in as much as a commit's metadata can tell of. Written in the
 * endpoint's flow alone; {@link #contains} may be asked anywhere.
 */
final class Crowd {
  /** As many records as may come in between two looks at what still fits into the metadata. */
  private static final int RESERVE = 2 * Dispatcher.MAX_TAKEN_AT_ONCE;

  private final Set<Integer> crowded = ConcurrentHashMap.newKeySet();
  private final Runnable thinned;
  private CommitMetadataCodec metadata;

  /** {@code thinned} hears of each partition that may take in more again. */
  Crowd(CommitMetadataCodec metadata, Runnable thinned) {
    this.metadata = metadata;
    this.thinned = thinned;
  }

  boolean contains(int partition) {
    return crowded.contains(partition);
  }

  /** Metadata can tell of less, or more, from now on. */
  void tellOf(CommitMetadataCodec newMetadata) {
    metadata = newMetadata;
  }

  void update(PartitionFlow flow) {
    if (isCrowded(flow)) {
      crowded.add(flow.partition());
    } else if (!crowded.isEmpty() && crowded.remove(flow.partition())) {
      thinned.run();
    }
  }

  /**
   * What a process before this one had taken in had fit, so it is taken in again, whatever stands
   * there. Twice the reserve of offsets leaves something for those that no record stands on.
   */
  private boolean isCrowded(PartitionFlow flow) {
    return flow.undone() > 0
        && !flow.isRestoring()
        && !metadata.fits(flow.span() + 2 * RESERVE, flow.looseEnds() + RESERVE);
  }

  void remove(PartitionFlow gone) {
    crowded.remove(gone.partition());
  }
}
