package io.registrynotifier.worker.consume;

import io.registrynotifier.endpoint.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the place of one endpoint that is disabled: its group has no member who would keep it, and
 * a broker forgets the offsets of such a group after a while. So the group is visited from time to
 * time. Any number of workers may do so. Thread-safe.
 */
final class OffsetKeeper {
  private static final Logger log = LoggerFactory.getLogger(OffsetKeeper.class);
  private static final Duration RETRY = Duration.ofSeconds(10);

  private final Endpoint endpoint;
  private final ConsumeParts parts;
  private final Executor visitor;
  private volatile CompletableFuture<Void> round = CompletableFuture.completedFuture(null);
  private volatile boolean stopping;
  private @Nullable volatile GroupVisit visit;

  private OffsetKeeper(Endpoint endpoint, ConsumeParts parts, Executor visitor) {
    this.endpoint = endpoint;
    this.parts = parts;
    this.visitor = visitor;
  }

  /**
   * Starts at once, since the worker before may have been due.
   *
   * @param visitor may be blocked
   */
  static OffsetKeeper start(Endpoint endpoint, ConsumeParts parts, Executor visitor) {
    OffsetKeeper keeper = new OffsetKeeper(endpoint, parts, visitor);
    keeper.keep();
    return keeper;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /** Completes when it has left the group. */
  CompletableFuture<Void> stop() {
    stopping = true;
    GroupVisit current = visit;
    if (current != null) {
      current.end();
    }
    return round.handle((nothing, failure) -> null);
  }

  private void keep() {
    if (!stopping) {
      round = isEmpty().thenAcceptAsync(this::visit, visitor).toCompletableFuture();
      var unused = round.whenComplete((nothing, failure) -> ended(failure));
    }
  }

  /** Whether the group is there and has no member; those who have keep their offsets themselves. */
  private CompletionStage<Boolean> isEmpty() {
    String group = Group.id(endpoint);
    return Objects.requireNonNull(
            parts.admin().describeConsumerGroups(List.of(group)).describedGroups().get(group))
        .toCompletionStage()
        .thenApply(ConsumerGroupDescription::groupState)
        .thenApply(GroupState.EMPTY::equals);
  }

  private void visit(boolean isEmpty) {
    if (!isEmpty || stopping) {
      return;
    }
    GroupVisit current = GroupVisit.to(endpoint, parts);
    visit = current;
    current.pay();
    log.atDebug().addKeyValue("endpoint", endpoint.name()).log("offsets refreshed");
  }

  private void ended(@Nullable Throwable failure) {
    visit = null;
    if (failure == null || KafkaProblems.isMissingGroup(failure)) {
      again(parts.retention().refresh());
    } else {
      log.atDebug()
          .addKeyValue("endpoint", endpoint.name())
          .addKeyValue("error", failure)
          .log("offsets not refreshed, to be tried again");
      again(RETRY);
    }
  }

  private void again(Duration delay) {
    var unused = parts.timers().schedule(this::keep, delay.toMillis(), TimeUnit.MILLISECONDS);
  }
}
