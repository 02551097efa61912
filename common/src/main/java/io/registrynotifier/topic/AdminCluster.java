package io.registrynotifier.topic;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The cluster behind an {@link Admin}. Thread-safe; results arrive on the admin's thread. */
final class AdminCluster implements Cluster {
  private final Admin admin;

  AdminCluster(Admin admin) {
    this.admin = admin;
  }

  @Override
  public CompletableFuture<Map<String, ExistingTopic>> describe(Collection<String> topics) {
    Map<String, KafkaFuture<TopicDescription>> descriptions =
        admin.describeTopics(topics).topicNameValues();
    return all(descriptions.entrySet(), entry -> described(entry.getKey(), entry.getValue()))
        .thenCompose(found -> all(flat(found), this::withConfigs))
        .thenApply(found -> found.stream().collect(toMap(ExistingTopic::name, topic -> topic)));
  }

  @Override
  public CompletableFuture<Set<String>> create(Collection<PlannedTopic> topics) {
    if (topics.isEmpty()) {
      return CompletableFuture.completedFuture(Set.of());
    }
    Map<String, KafkaFuture<Void>> created =
        admin.createTopics(topics.stream().map(PlannedTopic::toNewTopic).toList()).values();
    return all(created.entrySet(), entry -> existed(entry.getKey(), entry.getValue()))
        .thenApply(existed -> Set.copyOf(flat(existed)));
  }

  private static CompletableFuture<Optional<TopicDescription>> described(
      String topic, KafkaFuture<TopicDescription> description) {
    return ending(
        description,
        Optional::of,
        failure -> failure instanceof UnknownTopicOrPartitionException,
        Optional.empty(),
        "topic " + topic + ": cannot be described");
  }

  private static CompletableFuture<Optional<String>> existed(
      String topic, KafkaFuture<Void> created) {
    return ending(
        created,
        nothing -> Optional.empty(),
        failure -> failure instanceof TopicExistsException,
        Optional.of(topic),
        "topic " + topic + ": cannot be created");
  }

  private CompletableFuture<ExistingTopic> withConfigs(TopicDescription topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    return AdminCluster.<Map<ConfigResource, Config>, Optional<Map<String, String>>>ending(
            admin.describeConfigs(List.of(resource)).all(),
            configs -> Optional.of(texts(configs)),
            failure -> failure instanceof AuthorizationException,
            Optional.empty(),
            "topic " + topic.name() + ": its configuration cannot be read")
        .thenApply(configs -> existing(topic, configs));
  }

  private static ExistingTopic existing(
      TopicDescription topic, Optional<Map<String, String>> configs) {
    return new ExistingTopic(
        topic.name(),
        topic.partitions().size(),
        topic.partitions().get(0).replicas().size(),
        configs);
  }

  private static Map<String, String> texts(Map<ConfigResource, Config> configs) {
    return configs.values().stream()
        .flatMap(config -> config.entries().stream())
        .filter(entry -> entry.value() != null)
        .collect(toMap(ConfigEntry::name, ConfigEntry::value));
  }

  private static <T> List<T> flat(List<Optional<T>> values) {
    return values.stream().flatMap(Optional::stream).toList();
  }

  /** The results of all, in their order; the first failure fails the whole. */
  private static <T, R> CompletableFuture<List<R>> all(
      Collection<T> values, Function<T, CompletableFuture<R>> start) {
    List<CompletableFuture<R>> started = values.stream().map(start).toList();
    return CompletableFuture.allOf(started.toArray(CompletableFuture[]::new))
        .thenApply(done -> started.stream().map(CompletableFuture::join).toList());
  }

  /** What an answer means: a value, a failure that is one too, or a failure with its place. */
  private static <T, R> CompletableFuture<R> ending(
      KafkaFuture<T> answer,
      Function<T, R> value,
      Predicate<Throwable> expected,
      R whenExpected,
      String attempted) {
    return answer
        .toCompletionStage()
        .toCompletableFuture()
        .thenApply(value)
        .exceptionally(
            failure -> {
              Throwable cause =
                  failure instanceof CompletionException ? failure.getCause() : failure;
              if (cause != null && expected.test(cause)) {
                return whenExpected;
              }
              throw new TopicProvisioningException(attempted + ": " + cause, cause);
            });
  }
}
