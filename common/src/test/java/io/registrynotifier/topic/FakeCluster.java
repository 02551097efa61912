package io.registrynotifier.topic;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A cluster in memory, in which others may be quicker. Not thread-safe. */
final class FakeCluster implements Cluster {
  private final Map<String, ExistingTopic> topics = new HashMap<>();
  private final Map<String, ExistingTopic> createdByOthers = new HashMap<>();
  private final List<PlannedTopic> created = new ArrayList<>();
  private Optional<RuntimeException> failure = Optional.empty();

  FakeCluster has(ExistingTopic topic) {
    topics.put(topic.name(), topic);
    return this;
  }

  /** Somebody else creates a topic between our look and our creation. */
  FakeCluster isGivenMeanwhile(ExistingTopic topic) {
    createdByOthers.put(topic.name(), topic);
    return this;
  }

  FakeCluster fails(RuntimeException exception) {
    failure = Optional.of(exception);
    return this;
  }

  List<PlannedTopic> created() {
    return List.copyOf(created);
  }

  @Override
  public CompletableFuture<Map<String, ExistingTopic>> describe(Collection<String> names) {
    if (failure.isPresent()) {
      return CompletableFuture.failedFuture(failure.get());
    }
    return CompletableFuture.completedFuture(
        names.stream().filter(topics::containsKey).collect(toMap(name -> name, topics::get)));
  }

  @Override
  public CompletableFuture<Set<String>> create(Collection<PlannedTopic> planned) {
    topics.putAll(createdByOthers);
    Set<String> existed =
        planned.stream().map(PlannedTopic::name).filter(topics::containsKey).collect(toSet());
    planned.stream().filter(topic -> !existed.contains(topic.name())).forEach(this::keep);
    return CompletableFuture.completedFuture(existed);
  }

  private void keep(PlannedTopic topic) {
    created.add(topic);
    topics.put(
        topic.name(),
        new ExistingTopic(
            topic.name(),
            topic.partitions(),
            Math.max(1, topic.replication()),
            Optional.of(topic.toNewTopic().configs())));
  }
}
