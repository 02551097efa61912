package io.registrynotifier.topic;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What provisioning needs of a Kafka cluster. Methods return at once and never throw. */
interface Cluster {
  /** Those of the topics that exist, by name. */
  CompletableFuture<Map<String, ExistingTopic>> describe(Collection<String> topics);

  /** Creates the topics and gives the names of those that somebody else had created before. */
  CompletableFuture<Set<String>> create(Collection<PlannedTopic> topics);
}
