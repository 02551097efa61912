package io.registrynotifier.worker.consume;

import io.registrynotifier.topic.TopicFinding;
import io.registrynotifier.topic.TopicProvisioner;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kafka about the events topic once a second, for all endpoints of the process together: a
 * consumer that is paused learns nothing of the backlog that grows behind it. The topics are
 * provisioned once at the start, and again when the events topic is missing later. Thread-safe.
 */
public final class TopicWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TopicWatch.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** How long an answer may take before it is a problem that people are told of. */
  private static final int ANSWER_BOUND_MILLIS = 5_000;

  private final Admin admin;
  private final String topic;
  private final TopicProvisioner provisioner;
  private final ScheduledExecutorService timers;
  private volatile LogEnds ends = LogEnds.UNKNOWN;
  private volatile Optional<String> problem = Optional.of("not asked yet");
  private volatile Optional<String> leaderless = Optional.empty();
  private volatile Optional<String> unprovisioned = Optional.empty();
  private volatile boolean provisioned;
  private volatile boolean closed;
  private @Nullable volatile Future<?> next;

  private TopicWatch(
      Admin admin, String topic, TopicProvisioner provisioner, ScheduledExecutorService timers) {
    this.admin = admin;
    this.topic = topic;
    this.provisioner = provisioner;
    this.timers = timers;
  }

  /** Starts asking. */
  public static TopicWatch start(
      Admin admin, String topic, TopicProvisioner provisioner, ScheduledExecutorService timers) {
    TopicWatch watch = new TopicWatch(admin, topic, provisioner, timers);
    watch.look();
    return watch;
  }

  /** What the last answer said; what it said before, when Kafka does not answer. */
  public LogEnds ends() {
    return ends;
  }

  /**
   * What the last answer said; nothing when Kafka does not answer. The end of a partition without a
   * leader is the one that was last seen.
   */
  LogEnds currentEnds() {
    return problem.isEmpty() ? ends : LogEnds.UNKNOWN;
  }

  /**
   * Why the last question was not answered, or what is wrong with the topics; empty when all is
   * well.
   */
  public Optional<String> problem() {
    return problem.or(() -> leaderless).or(() -> unprovisioned);
  }

  private void look() {
    var unused =
        DescribedTopic.ask(admin, topic, ANSWER_BOUND_MILLIS)
            .thenCompose(this::ends)
            .thenCombine(retention(), LogEnds::withRetention)
            .whenComplete(this::answered);
  }

  private CompletionStage<LogEnds> ends(DescribedTopic found) {
    tellOf(found.id());
    Map<TopicPartition, OffsetSpec> latest =
        found.led().stream()
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    List<TopicPartition> without = found.leaderless();
    return admin
        .listOffsets(
            latest,
            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs(ANSWER_BOUND_MILLIS))
        .all()
        .toCompletionStage()
        .thenApply(
            offsets -> {
              leaderless =
                  without.isEmpty()
                      ? Optional.empty()
                      : Optional.of(NoLeaderException.describe(without));
              return ends(found.id(), offsets, without);
            });
  }

  /** Which topic it is matters also when nobody says how far it goes. */
  private void tellOf(String topicId) {
    if (!ends.topicId().equals(topicId)) {
      ends = new LogEnds(topicId, Map.of(), Optional.empty());
    }
  }

  /** Those of partitions without a leader stay what they were. */
  private LogEnds ends(
      String topicId,
      Map<TopicPartition, ListOffsetsResultInfo> offsets,
      List<TopicPartition> without) {
    Map<Integer, Long> now = new HashMap<>();
    LogEnds before = ends;
    if (before.topicId().equals(topicId)) {
      without.forEach(
          gone -> before.end(gone.partition()).ifPresent(end -> now.put(gone.partition(), end)));
    }
    offsets.forEach((partition, end) -> now.put(partition.partition(), end.offset()));
    return new LogEnds(topicId, now, Optional.empty());
  }

  /** How long events are kept; nothing depends on it but a warning, so no answer is no failure. */
  private CompletionStage<Optional<Duration>> retention() {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return Objects.requireNonNull(
            admin
                .describeConfigs(
                    List.of(resource), new DescribeConfigsOptions().timeoutMs(ANSWER_BOUND_MILLIS))
                .values()
                .get(resource))
        .toCompletionStage()
        .thenApply(TopicWatch::retention)
        .exceptionally(failure -> Optional.empty());
  }

  private static Optional<Duration> retention(Config config) {
    ConfigEntry millis = config.get(TopicConfig.RETENTION_MS_CONFIG);
    return millis == null || millis.value() == null || millis.value().startsWith("-")
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Long.parseLong(millis.value())));
  }

  private void answered(@Nullable LogEnds answer, @Nullable Throwable failure) {
    if (answer != null) {
      ends = answer;
    }
    problem = Optional.ofNullable(failure).map(KafkaProblems::describe);
    if (failure != null && KafkaProblems.isMissingTopic(failure)) {
      provisioned = false;
    }
    if (provisioned || (failure != null && !KafkaProblems.isMissingTopic(failure))) {
      lookAgain();
    } else {
      var unused = provisioner.provision().whenComplete(this::provisioned);
    }
  }

  private void provisioned(@Nullable List<TopicFinding> findings, @Nullable Throwable failure) {
    boolean refused = failure != null && KafkaProblems.isRefusedProvisioning(failure);
    provisioned = failure == null || refused;
    if (findings != null) {
      log.atInfo().addKeyValue("topic", topic).addKeyValue("findings", findings).log("provisioned");
    }
    Optional<String> now = Optional.ofNullable(failure).map(KafkaProblems::describe);
    if (now.isPresent() && !now.equals(unprovisioned)) {
      log.atWarn()
          .addKeyValue("topic", topic)
          .addKeyValue("error", now.get())
          .log("not provisioned");
    }
    unprovisioned = refused ? Optional.empty() : now; // other topics are needed by few endpoints
    lookAgain();
  }

  private void lookAgain() {
    if (!closed) {
      next = timers.schedule(this::look, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Asks no more. */
  @Override
  public void close() {
    closed = true;
    Future<?> scheduled = next;
    if (scheduled != null) {
      scheduled.cancel(false);
    }
  }
}
