package io.registrynotifier.producer.kafka;

import io.registrynotifier.topic.TopicFinding;
import io.registrynotifier.topic.TopicProvisioner;
import io.registrynotifier.topic.TopicProvisioningException;
import io.registrynotifier.topic.TopicSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once at the events topic, provisioning it where needed. One look at a time. */
final class TopicLook implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicLook.class);

  private final Admin admin;
  private final TopicProvisioner provisioner;
  private final String address;
  private final String topic;
  private volatile boolean provisioned;
  private volatile boolean existed;

  private TopicLook(Admin admin, TopicProvisioner provisioner, String address, String topic) {
    this.admin = admin;
    this.provisioner = provisioner;
    this.address = address;
    this.topic = topic;
  }

  static TopicLook of(Admin admin, String address, TopicSettings topics) {
    TopicProvisioner provisioner = TopicProvisioner.of(admin, topics);
    return new TopicLook(admin, provisioner, address, topics.topics().events());
  }

  /** The problem, if there is one. Returns at once; the future never fails. */
  CompletableFuture<Optional<String>> look() {
    return (provisioned ? CompletableFuture.<Void>completedFuture(null) : provision())
        .thenCompose(done -> describe().thenCombine(minInSync(), this::problemOf))
        .exceptionally(failure -> Optional.of(problemOf(unwrap(failure))));
  }

  private CompletableFuture<Void> provision() {
    return provisioner
        .provision()
        .exceptionally(TopicLook::unlessNotAllowed)
        .thenAccept(
            findings -> {
              findings.forEach(finding -> LOG.warn("{}", finding));
              provisioned = true;
            });
  }

  /** Who may not create topics may still write, when somebody else has created them. */
  private static List<TopicFinding> unlessNotAllowed(Throwable failure) {
    Throwable cause = unwrap(failure);
    if (!(cause.getCause() instanceof AuthorizationException)) {
      throw new CompletionException(cause);
    }
    LOG.atWarn().addKeyValue("error", cause.getMessage()).log("topics cannot be provisioned");
    return List.of();
  }

  private CompletableFuture<TopicDescription> describe() {
    return admin
        .describeTopics(
            List.of(topic), new DescribeTopicsOptions().includeAuthorizedOperations(true))
        .allTopicNames()
        .toCompletionStage()
        .toCompletableFuture()
        .thenApply(descriptions -> descriptions.get(topic));
  }

  /** How many replicas must have an event before it is acknowledged; 1 where that is not told. */
  private CompletableFuture<Integer> minInSync() {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin
        .describeConfigs(List.of(resource))
        .all()
        .toCompletionStage()
        .toCompletableFuture()
        .thenApply(configs -> minInSync(configs.get(resource)))
        .exceptionally(failure -> 1); // who may not see it may still write
  }

  private static int minInSync(@Nullable Config config) {
    ConfigEntry entry = config == null ? null : config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
    return entry == null || entry.value() == null ? 1 : Integer.parseInt(entry.value());
  }

  private Optional<String> problemOf(TopicDescription description, int minInSync) {
    existed = true;
    return TopicHealth.problem(description, minInSync);
  }

  private String problemOf(Throwable failure) {
    if (failure instanceof UnknownTopicOrPartitionException) {
      missing();
      return "topic " + topic + ": missing";
    }
    if (failure instanceof TopicProvisioningException unfit && unfit.getCause() == null) {
      return String.valueOf(unfit.getMessage());
    }
    if (failure instanceof AuthorizationException) {
      return "topic " + topic + ": not authorised to describe";
    }
    return "kafka at " + address + ": " + Failures.cause(failure);
  }

  private void missing() {
    provisioned = false;
    if (existed) {
      existed = false;
      LOG.atError()
          .addKeyValue("topic", topic)
          .log("events topic is gone, with every event on it, and is created anew");
    }
  }

  private static Throwable unwrap(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
