package io.registrynotifier.worker.consume;

import io.registrynotifier.worker.offset.OffsetRefresh;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long the brokers keep the offsets of a group that is quiet, and so how often offsets that do
 * not change are committed again. A cluster that does not tell is taken to keep them for longer
 * than a day. Thread-safe.
 */
final class OffsetRetention implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OffsetRetention.class);
  private static final String RETENTION = "offsets.retention.minutes";
  private static final Duration ASK_AGAIN = Duration.ofHours(1);
  private static final Duration RETRY = Duration.ofSeconds(10);

  private final Admin admin;
  private final ScheduledExecutorService timers;
  private volatile Duration refresh = OffsetRefresh.DEFAULT;
  private volatile boolean closed;
  private @Nullable volatile Future<?> next;

  private OffsetRetention(Admin admin, ScheduledExecutorService timers) {
    this.admin = admin;
    this.timers = timers;
  }

  /** Starts asking. */
  static OffsetRetention start(Admin admin, ScheduledExecutorService timers) {
    OffsetRetention retention = new OffsetRetention(admin, timers);
    retention.ask();
    return retention;
  }

  /** The time between two commits of the same offsets. */
  Duration refresh() {
    return refresh;
  }

  private void ask() {
    var unused =
        admin
            .describeCluster()
            .nodes()
            .toCompletionStage()
            .thenCompose(nodes -> config(nodes.iterator().next()))
            .whenComplete(this::answered);
  }

  private CompletionStage<Config> config(Node node) {
    ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
    return Objects.requireNonNull(admin.describeConfigs(List.of(broker)).values().get(broker))
        .toCompletionStage();
  }

  private void answered(@Nullable Config config, @Nullable Throwable failure) {
    ConfigEntry minutes = config == null ? null : config.get(RETENTION);
    if (minutes != null && minutes.value() != null) {
      refresh = OffsetRefresh.within(Duration.ofMinutes(Long.parseLong(minutes.value())));
    }
    log.atDebug()
        .addKeyValue("refresh", refresh)
        .addKeyValue("error", failure)
        .log("offsets that do not change are committed again after a while");
    askAgain(failure == null || KafkaProblems.isRefusal(failure) ? ASK_AGAIN : RETRY);
  }

  private void askAgain(Duration delay) {
    if (!closed) {
      next = timers.schedule(this::ask, delay.toMillis(), TimeUnit.MILLISECONDS);
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
