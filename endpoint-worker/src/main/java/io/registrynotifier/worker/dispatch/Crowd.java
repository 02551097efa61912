package io.registrynotifier.worker.dispatch;

import io.registrynotifier.worker.offset.CommitMetadataCodec;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The partitions that have taken in as much as a commit's metadata can tell of. Written in the
 * endpoint's flow alone; {@link #contains} may be asked anywhere.
 */
final class Crowd {
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
  }
}
