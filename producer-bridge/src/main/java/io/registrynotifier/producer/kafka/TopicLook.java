package io.registrynotifier.producer.kafka;

import io.registrynotifier.topic.TopicFinding;
import io.registrynotifier.topic.TopicProvisioner;
import io.registrynotifier.topic.TopicProvisioningException;
import io.registrynotifier.topic.TopicSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
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

  /** Returns at once; the future never fails. */
  CompletableFuture<Seen> look() {
    return (provisioned ? CompletableFuture.<Void>completedFuture(null) : provision())
        .thenCompose(done -> describe().thenCombine(settings(), this::seen))
        .exceptionally(failure -> seen(unwrap(failure)));
  }

  /**
   * What a look has seen.
   *
   * @param problem why events cannot be written, if there is a cause
   * @param refuses whether they must not be, since they could be lost after they were acknowledged
   */
  record Seen(Optional<String> problem, boolean refuses) {}

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

  private CompletableFuture<Map<String, String>> settings() {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin
        .describeConfigs(List.of(resource))
        .all()
        .toCompletionStage()
        .toCompletableFuture()
        .thenApply(configs -> values(configs.get(resource)))
        .exceptionally(failure -> Map.of()); // who may not see them may still write
  }

  private static Map<String, String> values(@Nullable Config config) {
    Map<String, String> values = new HashMap<>();
    if (config != null) {
      for (ConfigEntry entry : config.entries()) {
        if (entry.value() != null) {
          values.put(entry.name(), entry.value());
        }
      }
    }
    return values;
  }

  private Seen seen(TopicDescription description, Map<String, String> settings) {
    existed = true;
    return TopicHealth.losing(topic, settings)
        .map(cause -> new Seen(Optional.of(cause), true))
        .orElseGet(() -> new Seen(TopicHealth.problem(description, settings), false));
  }

  /** Nothing is known of a topic that was not seen yet, unless it is for want of a right. */
  private Seen seen(Throwable failure) {
    if (failure instanceof UnknownTopicOrPartitionException) {
      missing();
      return new Seen(Optional.of("topic " + topic + ": missing"), true);
    }
    if (failure instanceof TopicProvisioningException unfit && unfit.getCause() == null) {
      return new Seen(Optional.of(String.valueOf(unfit.getMessage())), true);
    }
    if (failure instanceof AuthorizationException) {
      return new Seen(Optional.of("topic " + topic + ": not authorised to describe"), false);
    }
    String problem = "kafka at " + address + ": " + Failures.cause(failure);
    return new Seen(Optional.of(problem), !existed);
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
