package io.registrynotifier.worker.consume;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What is known of partitions that were taken away before it could be committed: the group has
 * given its member up while a broker was away, say. When such a partition comes back it is begun
 * with this, or everything that was delivered meanwhile would be delivered again.
 *
 * <p>It holds while the group's commit is still the one that was left: whoever had the partition
 * between has done nothing that lasts, and nobody has set its offset. It is as true of the log as a
 * commit, and is held against the log like one. Used by one poll thread.
 */
final class Uncommitted {
  /**
   * So many commits that may have been taken are remembered of a partition, the oldest and the
   * newest: of a broker that is away the first may have been, of one that is slow the last.
   */
  private static final int MAX_SAID = 8;

  private final Map<TopicPartition, Left> left = new HashMap<>();
  private final Map<TopicPartition, Optional<OffsetAndMetadata>> standing = new HashMap<>();
  private final Map<TopicPartition, List<OffsetAndMetadata>> said = new HashMap<>();

  /** The partition is begun, and this is its group's commit. */
  void begun(TopicPartition partition, @Nullable OffsetAndMetadata commit) {
    left.remove(partition);
    said.remove(partition);
    standing.put(partition, Optional.ofNullable(commit));
  }

  /** These are on their way to the broker, which may take them and never say so. */
  void said(Map<TopicPartition, OffsetAndMetadata> commits) {
    commits.forEach(
        (partition, commit) -> {
          List<OffsetAndMetadata> unanswered =
              said.computeIfAbsent(partition, none -> new ArrayList<>());
          if (unanswered.size() == MAX_SAID) {
            unanswered.remove(MAX_SAID / 2);
          }
          unanswered.add(commit);
        });
  }

  /** These were not taken: the client did not send them, or the broker has refused them. */
  void unsaid(Map<TopicPartition, OffsetAndMetadata> commits) {
    commits.forEach(
        (partition, commit) ->
            Optional.ofNullable(said.get(partition)).ifPresent(each -> each.remove(commit)));
  }

  /** The broker has said that it took this one. */
  void stands(TopicPartition partition, OffsetAndMetadata commit) {
    standing.put(partition, Optional.of(commit));
    said.remove(partition);
  }

  /** So far had these come when they were taken away. */
  void keep(Map<TopicPartition, OffsetAndMetadata> progress) {
    progress.forEach(
        (partition, reached) ->
            Optional.ofNullable(standing.get(partition))
                .filter(commit -> !commit.equals(Optional.of(reached)))
                .map(
                    commit ->
                        new Left(
                            reached, commit, Set.copyOf(said.getOrDefault(partition, List.of()))))
                .ifPresent(each -> left.put(partition, each)));
  }

  /** Nothing that is not kept is known of these. */
  void forget(Collection<TopicPartition> partitions) {
    standing.keySet().removeAll(partitions);
    said.keySet().removeAll(partitions);
  }

  /** What to begin partitions with whose commits are these; those without one have no value. */
  Map<TopicPartition, OffsetAndMetadata> beyond(Map<TopicPartition, OffsetAndMetadata> commits) {
    Map<TopicPartition, OffsetAndMetadata> beyond = new HashMap<>(commits);
    left.forEach(
        (partition, known) -> {
          if (known.isStill(commits.get(partition))) {
            beyond.put(partition, known.reached);
          }
        });
    return beyond;
  }

  /**
   * How far a partition had come.
   *
   * @param standing the commit that its group was known to have
   * @param said those that may have been taken since
   */
  private record Left(
      OffsetAndMetadata reached,
      Optional<OffsetAndMetadata> standing,
      Set<OffsetAndMetadata> said) {

    /** A bare offset may be the same and yet be set anew by an operator, who wants it to count. */
    boolean isStill(@Nullable OffsetAndMetadata commit) {
      return commit == null
          ? standing.isEmpty()
          : !commit.metadata().isEmpty()
              && (standing.equals(Optional.of(commit)) || said.contains(commit));
    }
  }
}
