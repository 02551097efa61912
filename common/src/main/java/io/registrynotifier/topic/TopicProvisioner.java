package io.registrynotifier.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/**
 * Sees to it that the system's topics exist and can be used.
 *
 * <p>Missing topics are created by the settings: events and deliveries with their retention, dead
 * letters kept at least thirty days, the endpoint directory compacted in one partition. Existing
 * ones are never changed: what differs is returned, and a cleanup policy that would lose records is
 * a failure. Any number of processes may do this at the same time, and repeat it.
 *
 * <p>Thread-safe. The admin stays its maker's to close.
 */
public final class TopicProvisioner {
  private final Cluster cluster;
  private final List<PlannedTopic> planned;

  TopicProvisioner(Cluster cluster, TopicSettings settings) {
    this.cluster = cluster;
    this.planned = PlannedTopic.all(settings);
  }

  /** Provisions over an admin, whose {@code default.api.timeout.ms} bounds each request. */
  public static TopicProvisioner of(Admin admin, TopicSettings settings) {
    return new TopicProvisioner(new AdminCluster(admin), settings);
  }

  /**
   * Returns at once and never throws. Gives the differences of existing topics; fails with a {@link
   * TopicProvisioningException} that names the topic. Nothing is created when an existing topic is
   * unfit. A failure may be tried again.
   */
  public CompletableFuture<List<TopicFinding>> provision() {
    return CompletableFuture.completedFuture(planned)
        .thenCompose(topics -> cluster.describe(names(topics)))
        .thenCompose(this::createMissing);
  }

  private CompletableFuture<List<TopicFinding>> createMissing(Map<String, ExistingTopic> existing) {
    List<TopicFinding> findings = compare(existing);
    List<PlannedTopic> missing =
        planned.stream().filter(topic -> !existing.containsKey(topic.name())).toList();
    return cluster.create(missing).thenCompose(created -> compareLate(created, findings));
  }

  /**
   * Checks what another process created in this very moment. A broker that does not know of it yet
   * is not waited for: the other process has made it by its own settings, and checked them.
   */
  private CompletableFuture<List<TopicFinding>> compareLate(
      Set<String> createdByOthers, List<TopicFinding> findings) {
    if (createdByOthers.isEmpty()) {
      return CompletableFuture.completedFuture(findings);
    }
    return cluster
        .describe(createdByOthers)
        .thenApply(
            existing -> {
              List<TopicFinding> all = new ArrayList<>(findings);
              all.addAll(compare(existing));
              return List.copyOf(all);
            });
  }

  private List<TopicFinding> compare(Map<String, ExistingTopic> existing) {
    List<TopicFinding> findings = new ArrayList<>();
    for (PlannedTopic topic : planned) {
      ExistingTopic found = existing.get(topic.name());
      if (found != null) {
        findings.addAll(TopicCheck.compare(topic, found));
      }
    }
    return List.copyOf(findings);
  }

  private static Set<String> names(List<PlannedTopic> topics) {
    return topics.stream().map(PlannedTopic::name).collect(Collectors.toUnmodifiableSet());
  }
}
