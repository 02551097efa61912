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
  private static final int METADATA_RESERVE = 1_000;

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
    long room = metadata.recordsThatFit(flow.span(), flow.undone());
    if (room < METADATA_RESERVE && flow.undone() > 0) {
      crowded.add(flow.partition());
    } else if (!crowded.isEmpty() && crowded.remove(flow.partition())) {
      thinned.run();
    }
  }

  void remove(PartitionFlow gone) {
    crowded.remove(gone.partition());
  }
}
