package io.registrynotifier.worker.consume;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.dispatch.Bounds;
import io.registrynotifier.worker.dispatch.Dispatcher;
import io.registrynotifier.worker.dispatch.FlowState;
import io.registrynotifier.worker.dispatch.Skip;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import io.registrynotifier.worker.offset.CommitSchedule;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running thing that carries one endpoint's traffic: its consumer group's member here, with one
 * poll thread of its own. Thread-safe.
 *
 * <p>What goes wrong with Kafka is tried again and shown as {@link EndpointStatus#problem}; only
 * {@link #stop} ends it.
 */
public final class EndpointWorker {
  private static final Logger log = LoggerFactory.getLogger(EndpointWorker.class);
  private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** Another process that runs under the same name is not to be driven out again at once. */
  private static final Duration FENCED_RETRY = Duration.ofMinutes(1);

  private static final Duration FINISH_BOUND = Duration.ofSeconds(5);

  private volatile Endpoint endpoint;
  private final Dispatcher dispatcher;
  private final GroupListener listener;
  private final ConsumeParts parts;
  private final Uncommitted uncommitted = new Uncommitted(); // outlives consumers that fail
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private volatile CompletableFuture<Void> fixing = CompletableFuture.completedFuture(null);
  private volatile boolean leaving;
  private volatile CommitMetadataCodec codec = MetadataLimit.byDefault();
  private @Nullable volatile PollLoop loop;
  private @Nullable volatile Thread poller;
  private volatile long startedNanos;
  private volatile long answeredNanos;
  private volatile Optional<String> problem = Optional.of("not started yet");

  private EndpointWorker(
      Endpoint endpoint, Dispatcher dispatcher, GroupListener listener, ConsumeParts parts) {
    this.endpoint = endpoint;
    this.dispatcher = dispatcher;
    this.listener = listener;
    this.parts = parts;
  }

  /** Waits to be begun. */
  static EndpointWorker create(
      Endpoint endpoint, Dispatcher dispatcher, GroupListener listener, ConsumeParts parts) {
    return new EndpointWorker(endpoint, dispatcher, listener, parts);
  }

  /** Starts at once, or as soon as Kafka answers. */
  void begin() {
    fixStart();
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  /**
   * The endpoint has another URL, other headers, another format, timeout or accepted statuses:
   * whatever goes out after its deliverer was changed goes by them.
   */
  public void change(Endpoint changed) {
    endpoint = changed;
    dispatcher.timeout(changed.timeout());
  }

  /** Sends nothing until {@link #release}, and stays in the group. */
  public void hold() {
    dispatcher.hold();
  }

  /** The same, for an endpoint whose receiver is gone. */
  public void park() {
    dispatcher.park();
  }

  /** Goes on after {@link #hold}, and after its receiver has said that it is gone. */
  public void release() {
    dispatcher.release();
  }

  /** Waits no more for what is to be tried later. */
  public void retryNow() {
    dispatcher.retryNow();
  }

  /** Puts one event aside, if it is owed here. */
  public void skip(Skip skip) {
    dispatcher.skip(skip);
  }

  void within(Bounds bounds) {
    dispatcher.within(bounds);
  }

  /** What it knows of itself, as of now or, when its flow is busy, of about a second ago. */
  public EndpointStatus status() {
    PollLoop current = loop;
    FlowState flow = current == null ? FlowState.EMPTY : ask().getNow(current.state());
    return new EndpointStatus(flow, parts.watch().ends(), problem);
  }

  private CompletableFuture<FlowState> ask() {
    CompletableFuture<FlowState> state = dispatcher.state();
    var unused = state.thenRun(() -> answeredNanos = parts.nanoTime().getAsLong());
    return state;
  }

  /** Its signs of life; empty before its poll thread starts, and when it is told to end. */
  public Optional<Pulse> pulse() {
    Thread thread = poller;
    return thread == null || isStopping() ? Optional.empty() : Optional.of(pulse(thread));
  }

  private Pulse pulse(Thread thread) {
    PollLoop current = loop;
    boolean full =
        current != null
            && (!dispatcher.hasRoom()
                || current.state().partitions().stream()
                    .anyMatch(each -> dispatcher.isCrowded(each.partition())));
    long turnedNanos = current == null ? startedNanos : current.turnedNanos();
    return new Pulse(turnedNanos, answeredNanos, thread.isAlive(), full);
  }

  /** More can be taken in: a poll that waits for nothing better ends. */
  public void wake() {
    PollLoop current = loop;
    if (current != null) {
      current.wake();
    }
  }

  /**
   * Takes nothing more in, finishes what is in flight within the bound, commits, leaves the group.
   * One that was not begun waits, within that bound, for what it has written to its group.
   */
  public CompletableFuture<Void> stop() {
    stopping.countDown();
    if (begun.compareAndSet(false, true)) {
      var unused =
          fixing
              .completeOnTimeout(null, FINISH_BOUND.toMillis(), TimeUnit.MILLISECONDS)
              .whenComplete((nothing, failure) -> stopped.complete(null));
    }
    wake();
    return stopped;
  }

  /** Stops, and leaves the group at once even under a name that would keep its place there. */
  public CompletableFuture<Void> leave() {
    leaving = true;
    return stop();
  }

  /** Whoever stops it from here on waits until nothing more is written. */
  private void fixStart() {
    CompletableFuture<Void> fix = new CompletableFuture<>();
    fixing = fix;
    if (isStopping()) {
      fix.complete(null);
      return;
    }
    var unused =
        new GroupStart(parts.admin(), parts.topic(), Clock.systemUTC(), () -> !isStopping())
            .ensure(endpoint)
            .whenComplete((fixed, failure) -> fix.complete(null))
            .thenCompose(fixed -> parts.metadata().codec())
            .whenComplete(this::startFixed);
  }

  private void startFixed(@Nullable CommitMetadataCodec metadata, @Nullable Throwable failure) {
    if (metadata != null) {
      codec = metadata;
      dispatcher.tellOf(metadata);
      parts.gate().enter(this::join);
    } else if (!isStopping()) {
      report(Objects.requireNonNull(failure));
      var unused = parts.timers().schedule(this::fixStart, RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Nothing happens when it was told to stop before its turn came. */
  private void join(Runnable joined) {
    if (begun.compareAndSet(false, true)) {
      startThread(joined);
    } else {
      joined.run();
    }
  }

  private void startThread(Runnable joined) {
    startedNanos = parts.nanoTime().getAsLong();
    answeredNanos = startedNanos;
    Thread thread =
        new Thread(() -> run(new JoiningListener(listener, joined)), "endpoint-" + endpoint.name());
    thread.start();
    poller = thread;
  }

  /**
   * A thread root: whatever ends a consumer's life, the next one begins where the last commit says.
   */
  private void run(GroupListener group) {
    try {
      runUntilStopped(group);
    } finally {
      stopped.complete(null);
    }
  }

  private void runUntilStopped(GroupListener group) {
    while (!isStopping()) {
      try {
        poll(group);
      } catch (TopicReplacedException e) {
        report(e);
        pause(RETRY);
      } catch (RuntimeException e) {
        if (!KafkaProblems.isRefusal(e) && !KafkaProblems.isInstanceTaken(e)) {
          log.atError()
              .addKeyValue("endpoint", endpoint.name())
              .addKeyValue("error", e)
              .log("consumer failed, a new one follows");
        }
        report(e);
        pause(KafkaProblems.isFenced(e) ? FENCED_RETRY : RETRY);
      }
    }
  }

  private void poll(GroupListener group) {
    Consumer<byte[], byte[]> consumer = parts.consumers().create(endpoint, codec.recordsAtOnce());
    try {
      poll(consumer, group);
    } finally {
      close(consumer);
    }
  }

  /** What the consumer had is somebody else's from here on, even when it does not end well. */
  private void close(Consumer<byte[], byte[]> consumer) {
    try {
      consumer.close(closing());
    } finally {
      dispatcher.forgetAll();
    }
  }

  private CloseOptions closing() {
    CloseOptions bounded = CloseOptions.timeout(FINISH_BOUND);
    return leaving
        ? bounded.withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
        : bounded;
  }

  private void poll(Consumer<byte[], byte[]> consumer, GroupListener group) {
    PollLoop current = assemble(consumer, group);
    loop = current;
    while (!isStopping()) {
      try {
        current.turn();
        problem = Optional.empty();
      } catch (NoLeaderException e) {
        report(e); // the turn is over all the same
      } catch (RuntimeException e) {
        if (!KafkaProblems.mayPass(e)) {
          throw e;
        }
        report(e);
        pause(RETRY);
      }
    }
    Waits.atMost(parts.drain(), dispatcher.drain());
    current.finish(FINISH_BOUND);
  }

  /** Consumers that follow read no more at once than such a commit can tell of. */
  private void shortened(CommitMetadataCodec shorter) {
    codec = shorter;
    dispatcher.tellOf(shorter);
  }

  private PollLoop assemble(Consumer<byte[], byte[]> consumer, GroupListener listener) {
    String group = Group.id(endpoint);
    KnownTopic known = new KnownTopic(() -> parts.watch().ends().topicId());
    Commits commits =
        new Commits(
            consumer,
            group,
            parts.topic(),
            known,
            uncommitted,
            codec,
            this::shortened,
            listener,
            new CommitSchedule(COMMIT_INTERVAL, parts.nanoTime().getAsLong()),
            parts.retention()::refresh);
    RestoredCommits restored = new RestoredCommits();
    Beginnings beginnings =
        new Beginnings(consumer, dispatcher, commits, restored, codec, known, listener, group);
    Assignment assignment =
        new Assignment(
            consumer, dispatcher, commits, beginnings, restored, listener, group, this::handOver);
    consumer.subscribe(List.of(parts.topic()), assignment);
    return new PollLoop(
        consumer,
        dispatcher,
        assignment,
        commits,
        known,
        parts.watch()::currentEnds,
        parts.nanoTime());
  }

  /** What is in flight ends by its own timeout; waiting longer would only hold up the others. */
  private Duration handOver() {
    return endpoint.timeout().compareTo(parts.drain()) < 0 ? endpoint.timeout() : parts.drain();
  }

  private void report(Throwable failure) {
    String now = KafkaProblems.describe(failure);
    if (!problem.equals(Optional.of(now))) {
      log.atWarn()
          .addKeyValue("endpoint", endpoint.name())
          .addKeyValue("error", now)
          .log("kafka does not serve the endpoint's group");
    }
    problem = Optional.of(now);
  }

  private void pause(Duration pause) {
    try {
      var unused = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping.countDown();
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }
}
