package io.registrynotifier.worker.consume;

import io.registrynotifier.worker.offset.CommitMetadataCodec;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much metadata the brokers take beside an offset: as much as the one that takes least, asked
 * once for all endpoints. Thread-safe; blocks nobody.
 *
 * <p>Where they do not say, or nobody may ask, it is what Apache Kafka takes by default. A commit
 * that is refused for its length corrects that later.
 */
final class MetadataLimit {
  private static final Logger log = LoggerFactory.getLogger(MetadataLimit.class);
  private static final String NAME = "offset.metadata.max.bytes";
  private static final int DEFAULT_CHARS = 4096;

  /** A commit goes out each second for each partition: it must stay small, whatever is taken. */
  private static final int MAX_CHARS = 32_768;

  private static final int MIN_CHARS = 128;
  private static final int ANSWER_BOUND_MILLIS = 5_000;

  private final Admin admin;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final CompletableFuture<CommitMetadataCodec> codec = new CompletableFuture<>();

  MetadataLimit(Admin admin) {
    this.admin = admin;
  }

  /** What is right for a broker of which nothing is known. */
  static CommitMetadataCodec byDefault() {
    return new CommitMetadataCodec(DEFAULT_CHARS);
  }

  /** Completes, and never fails, with what writes as much as the brokers take. */
  CompletionStage<CommitMetadataCodec> codec() {
    if (asked.compareAndSet(false, true)) {
      var unused = nodes().thenCompose(this::limit).whenComplete(this::answered);
    }
    return codec;
  }

  private CompletionStage<Collection<Node>> nodes() {
    return admin
        .describeCluster(new DescribeClusterOptions().timeoutMs(ANSWER_BOUND_MILLIS))
        .nodes()
        .toCompletionStage();
  }

  private CompletionStage<Integer> limit(Collection<Node> nodes) {
    List<ConfigResource> brokers =
        nodes.stream()
            .map(node -> new ConfigResource(ConfigResource.Type.BROKER, node.idString()))
            .toList();
    return admin
        .describeConfigs(brokers, new DescribeConfigsOptions().timeoutMs(ANSWER_BOUND_MILLIS))
        .all()
        .toCompletionStage()
        .thenApply(
            configs ->
                configs.values().stream()
                    .mapToInt(MetadataLimit::limit)
                    .min()
                    .orElse(DEFAULT_CHARS));
  }

  private static int limit(Config config) {
    ConfigEntry entry = config.get(NAME);
    return entry == null || entry.value() == null ? DEFAULT_CHARS : Integer.parseInt(entry.value());
  }

  private void answered(@Nullable Integer limit, @Nullable Throwable failure) {
    int chars = limit == null ? DEFAULT_CHARS : Math.min(MAX_CHARS, Math.max(MIN_CHARS, limit));
    log.atInfo()
        .addKeyValue("characters", chars)
        .addKeyValue("error", failure == null ? "none" : KafkaProblems.describe(failure))
        .log("limit of a commit's metadata");
    codec.complete(new CommitMetadataCodec(chars));
  }
}
