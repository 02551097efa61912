package io.registrynotifier.worker.dispatch;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.duplicate.DuplicateWindow;
import io.registrynotifier.worker.lane.Lane;
import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import io.registrynotifier.worker.offset.Counts;
import io.registrynotifier.worker.retry.AttemptGate;
import io.registrynotifier.worker.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * The flow of one endpoint: {@link Intake} -> lanes -> {@link Departures} -> {@link Requests} ->
 * {@link Verdicts} -> {@link Returns}. Each method is one message of the mailbox; after each that
 * may have made room or work, what may go next is sent. Confined to the mailbox.
 */
final class EndpointFlow {
  private final Endpoint endpoint;
  private final Surroundings surroundings;
  private final Flows flows;
  private final AttemptGate gate;
  private final Verdicts verdicts;
  private final DuplicateWindow duplicates;
  private final Room room;
  private final Crowd crowd;
  private final Changes changes;
  private final Alarm alarm;
  private final Returns returns;
  private final Intake intake;
  private final Departures departures;
  private final Requests requests;
  private final Letters letters;
  private final Skips skips;
  private final List<CompletableFuture<Void>> drains = new ArrayList<>();

  EndpointFlow(
      Endpoint endpoint,
      Surroundings surroundings,
      Mailbox mailbox,
      Room room,
      Crowd crowd,
      Changes changes) {
    Backoff backoff = new Backoff(endpoint.retry(), surroundings.random());
    this.endpoint = endpoint;
    this.surroundings = surroundings;
    this.flows = new Flows(endpoint.ordering());
    this.gate = new AttemptGate(endpoint, backoff);
    this.verdicts = new Verdicts(endpoint, surroundings, gate, backoff);
    this.duplicates = new DuplicateWindow(endpoint.duplicates());
    this.room = room;
    this.crowd = crowd;
    this.changes = changes;
    this.alarm =
        new Alarm(
            surroundings.nanoTime(),
            surroundings.timers(),
            ring -> mailbox.execute(() -> wake(ring)));
    this.returns = new Returns(room, crowd, alarm, surroundings.nanoTime());
    this.skips = new Skips(surroundings.clock());
    this.intake =
        new Intake(
            endpoint, surroundings, backoff, verdicts, duplicates, room, crowd, returns, skips);
    this.departures = new Departures(flows, gate, new Packer(endpoint.batch()), alarm);
    this.requests = new Requests(endpoint, surroundings, alarm, mailbox, this::ended);
    this.letters = new Letters(endpoint, surroundings, backoff, returns, mailbox, this::afterwards);
  }

  void assign(int partition, long committed, CommitMetadata metadata) {
    Counts counts = counts(partition, metadata);
    forget(List.of(partition));
    flows.add(partition, committed, metadata.withCounts(counts));
    crowd.among(flows);
    changes.mark();
  }

  /** What was counted stays counted when a commit tells nothing: the log has lost events. */
  private Counts counts(int partition, CommitMetadata metadata) {
    Counts known =
        metadata.counts().isNone()
            ? flows.find(partition).map(PartitionFlow::counts).orElse(Counts.NONE)
            : metadata.counts();
    return known.begunBy(surroundings.clock().millis());
  }

  /**
   * All or nothing: what was not taken in would be a gap that the next commit passes over. After a
   * defect the partition is given up, and its consumer begins it again where its last commit says.
   */
  void take(int partition, List<Delivery> deliveries, long position) {
    boolean taken = false;
    try {
      flows.find(partition).ifPresent(to -> take(to, deliveries, position));
      taken = true;
    } finally {
      if (!taken) {
        forget(List.of(partition));
        changes.mark();
      }
      room.arrived(deliveries.size());
    }
  }

  private void take(PartitionFlow to, List<Delivery> deliveries, long position) {
    intake.take(to, deliveries, position);
    changes.mark();
    sendMore();
  }

  void distrust(int partition, long offset) {
    flows.find(partition).ifPresent(from -> from.distrust(offset));
  }

  void tellOf(CommitMetadataCodec metadata) {
    crowd.tellOf(metadata);
    room.expectAtOnce(metadata.recordsAtOnce());
    crowd.among(flows);
  }

  void within(Bounds bounds) {
    room.within(bounds);
    crowd.among(flows);
  }

  FlowState state() {
    return new FlowState(
        flows.all().stream().map(PartitionFlow::progress).toList(),
        gate.breaker(),
        instant(gate.pausedUntil(now())),
        gate.stop(),
        requests.size(),
        letters.blocked(),
        requests.last(),
        instant(flows.nextRelease()));
  }

  void stop(Collection<Integer> partitions, CompletableFuture<Void> stopped) {
    flows.stop(partitions, stopped);
  }

  List<Progress> forget(Collection<Integer> partitions) {
    List<Progress> progress = new ArrayList<>();
    for (PartitionFlow gone : flows.remove(partitions)) {
      progress.add(gone.progress());
      room.give(gone.undone(), gone.undoneBytes());
      crowd.remove(gone);
      duplicates.forget(gone.partition());
    }
    crowd.among(flows);
    room.waiting(waiting());
    flows.completeStops();
    completeDrains();
    return progress;
  }

  void forgetAll() {
    forget(flows.numbers());
  }

  void hold() {
    gate.hold();
  }

  void park() {
    gate.park();
  }

  void release() {
    gate.release();
    sendMore();
  }

  void retryNow() {
    gate.waitNoMore();
    flows.all().forEach(each -> each.lanes().releaseAll());
    sendMore();
  }

  void skip(Skip skip) {
    skips.add(skip);
    skips.settle(flows);
    sendMore();
  }

  void timeout(Duration timeout) {
    requests.timeout(timeout, now());
  }

  void drain(CompletableFuture<Void> drained) {
    drains.add(drained);
    completeDrains();
  }

  private void sendMore() {
    if (drains.isEmpty()) {
      flows.all().forEach(this::putAsideRejected);
      sendAttempts();
    }
    room.waiting(waiting());
  }

  /** Where more may go out now than there is, none only waits for its turn. */
  private int waiting() {
    return requests.size() < endpoint.concurrency() ? 0 : flows.waiting();
  }

  /** Putting aside asks nothing of the endpoint, so its gate has no say. */
  private void putAsideRejected(PartitionFlow from) {
    while (from.maySend()) {
      Lane lane = from.lanes().nextRejected().orElse(null);
      if (lane == null) {
        return;
      }
      duplicates.forget(lane.head().delivery());
      letters.put(departures.parcel(from, lane));
    }
  }

  private void sendAttempts() {
    while (requests.size() < endpoint.concurrency()) {
      Optional<Parcel> next = departures.next(now());
      if (next.isEmpty()) {
        return;
      }
      requests.send(next.get(), gate.era(), now());
    }
  }

  private void ended(InFlight request, Outcome outcome) {
    boolean wasUp = gate.isUp();
    Verdict verdict = verdicts.judge(request, outcome, now());
    if (!wasUp && gate.isUp()) {
      flows.all().forEach(each -> each.lanes().releaseAll());
    }
    returns.settle(request.parcel(), verdict);
    afterwards(request.parcel());
  }

  private void afterwards(Parcel parcel) {
    changes.mark();
    parcel.flow().ended();
    flows.completeStops();
    gate.pausedUntil(now()).ifPresent(alarm::ringAt);
    skips.settle(flows);
    sendMore();
    completeDrains();
  }

  /** Something that was waited for is due. */
  private void wake(long ring) {
    alarm.rung(ring);
    long now = now();
    flows.all().forEach(each -> each.lanes().release(now));
    requests.expire(now);
    sendMore();
    flows.all().forEach(each -> each.lanes().nextRelease().ifPresent(alarm::ringAt));
    gate.pausedUntil(now).ifPresent(alarm::ringAt);
    requests.nextDeadline().ifPresent(alarm::ringAt);
  }

  private void completeDrains() {
    if (!drains.isEmpty() && flows.all().stream().allMatch(PartitionFlow::isIdle)) {
      drains.forEach(drained -> drained.complete(null));
    }
  }

  private Optional<Instant> instant(OptionalLong nanos) {
    return nanos.isEmpty()
        ? Optional.empty()
        : Optional.of(surroundings.clock().instant().plusNanos(nanos.getAsLong() - now()));
  }

  private long now() {
    return surroundings.nanoTime().getAsLong();
  }
}
