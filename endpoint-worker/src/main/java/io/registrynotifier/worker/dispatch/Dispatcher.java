package io.registrynotifier.worker.dispatch;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.DeadLetter;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Failure;
import io.registrynotifier.worker.delivery.Outcome.Unanswered;
import io.registrynotifier.worker.lane.Lane;
import io.registrynotifier.worker.lane.Owed;
import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import io.registrynotifier.worker.retry.AttemptGate;
import io.registrynotifier.worker.retry.Backoff;
import io.registrynotifier.worker.retry.Breaker;
import io.registrynotifier.worker.retry.RetryState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The flow of one endpoint. Deliveries come in with {@link #take}, wait in lanes, go out as
 * attempts, and are done when they were accepted or put aside; {@link #state} says what may be
 * committed.
 *
 * <p>Thread-safe: every method posts a message and returns at once; the messages are worked off one
 * by one, by whichever thread posts. Nothing here blocks.
 */
public final class Dispatcher {
  /** As many records as may come in between two looks at what still fits into the metadata. */
  private static final int METADATA_RESERVE = 1_000;

  private final Endpoint endpoint;
  private final Surroundings surroundings;
  private final AttemptGate gate;
  private final Backoff backoff;
  private final Verdicts verdicts;
  private final Packer packer;
  private final Flows flows;
  private final Room room;
  private final Mailbox mailbox;
  private final Alarm alarm;
  private final Set<InFlight> inFlight = new LinkedHashSet<>();
  private final Set<Integer> crowded = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private CommitMetadataCodec metadata;
  private Optional<Instant> lastAttempt = Optional.empty();
  private boolean draining;
  private int blockedLetters;

  /** A flow in which no partition is assigned yet. */
  public Dispatcher(Endpoint endpoint, Surroundings surroundings) {
    this.endpoint = endpoint;
    this.surroundings = surroundings;
    this.metadata = surroundings.metadata();
    this.backoff = new Backoff(endpoint.retry(), surroundings.random());
    this.gate = new AttemptGate(endpoint, backoff);
    this.verdicts = new Verdicts(endpoint, surroundings, gate, backoff);
    this.packer = new Packer(endpoint.batch());
    this.flows = new Flows(endpoint.ordering());
    this.room = new Room(surroundings.bounds(), surroundings.turns()::hasRoom);
    this.mailbox = new Mailbox(surroundings.timers());
    this.alarm =
        new Alarm(
            surroundings.nanoTime(),
            surroundings.timers(),
            ring -> mailbox.execute(() -> wake(ring)));
  }

  /** A partition is assigned, with what its last commit said. */
  public void assign(int partition, long committed, CommitMetadata metadata) {
    mailbox.execute(
        () -> {
          forgetNow(List.of(partition));
          flows.add(partition, committed, metadata);
        });
  }

  /**
   * Takes in what was read of a partition, in the order of the offsets; nothing when the partition
   * is not assigned (any more).
   *
   * @param position the offset that will be read next
   */
  public void take(int partition, List<Delivery> deliveries, long position) {
    mailbox.execute(() -> flows.find(partition).ifPresent(to -> take(to, deliveries, position)));
  }

  /** Whether more may be taken in. */
  public boolean hasRoom() {
    return !room.isFull();
  }

  /**
   * Whether a partition has taken in as much as a commit's metadata can tell of: it gets more when
   * its oldest deliveries are done.
   */
  public boolean isCrowded(int partition) {
    return crowded.contains(partition);
  }

  /** A commit's metadata can tell of less, or more, than was thought. */
  public void tellOf(CommitMetadataCodec newMetadata) {
    mailbox.execute(
        () -> {
          metadata = newMetadata;
          flows.all().forEach(this::updateCrowd);
        });
  }

  /** What stands where. */
  public CompletableFuture<FlowState> state() {
    CompletableFuture<FlowState> state = new CompletableFuture<>();
    mailbox.execute(() -> state.complete(currentState()));
    return state;
  }

  /** Sends nothing more of these partitions; completes when nothing of them is under way. */
  public CompletableFuture<Void> stop(Collection<Integer> partitions) {
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    mailbox.execute(() -> flows.stop(partitions, stopped));
    return stopped;
  }

  /**
   * Drops these partitions and says how far they have come. Whatever is still under way for them
   * changes nothing any more.
   */
  public CompletableFuture<List<Progress>> forget(Collection<Integer> partitions) {
    CompletableFuture<List<Progress>> forgotten = new CompletableFuture<>();
    mailbox.execute(() -> forgotten.complete(forgetNow(partitions)));
    return forgotten;
  }

  /** Drops every partition: their consumer is gone, and whoever has them now knows of no more. */
  public void forgetAll() {
    mailbox.execute(() -> forgetNow(flows.numbers()));
  }

  /** Sends nothing more at all; completes when nothing is under way. */
  public CompletableFuture<Void> drain() {
    mailbox.execute(
        () -> {
          draining = true;
          completeDrain();
        });
    return drained;
  }

  private void take(PartitionFlow to, List<Delivery> deliveries, long position) {
    int wanted = 0;
    for (Delivery delivery : deliveries) {
      if (!to.knows(delivery.offset())) {
        wanted += take(to, delivery);
      }
    }
    to.advance(position);
    surroundings.deliveries().taken(wanted);
    updateCrowd(to);
    sendMore();
  }

  private void updateCrowd(PartitionFlow flow) {
    long room = metadata.recordsThatFit(flow.span(), flow.undone());
    if (room < METADATA_RESERVE && flow.undone() > 0) {
      crowded.add(flow.partition());
    } else if (!crowded.isEmpty() && crowded.remove(flow.partition())) {
      surroundings.turns().hasRoom();
    }
  }

  private int take(PartitionFlow to, Delivery delivery) {
    if (to.wasDoneBefore(delivery.offset()) || isIgnored(delivery)) {
      to.pass(delivery);
      return 0;
    }
    Owed owed = to.owe(delivery, now());
    room.take(owed.bytes());
    owed.retryState().ifPresent(retry -> resume(to, owed, retry));
    return 1;
  }

  private boolean isIgnored(Delivery delivery) {
    var attributes = delivery.event().attributes();
    return endpoint.ignores(attributes.mediaType(), attributes.action());
  }

  /** The retry schedule of a process before this one goes on, whatever its clock has shown. */
  private void resume(PartitionFlow to, Owed owed, RetryState retry) {
    Duration left = Duration.between(surroundings.clock().instant(), retry.nextTry());
    Duration wait = left.compareTo(backoff.longest()) > 0 ? backoff.longest() : left;
    to.lanes()
        .take(owed)
        .ifPresent(
            lane -> {
              verdicts.resumed(owed);
              giveBack(to, lane, wait.isNegative() ? now() : now() + wait.toNanos());
            });
  }

  private void sendMore() {
    if (!draining) {
      flows.all().forEach(this::putAsideRejected);
      sendAttempts();
    }
  }

  /** Putting aside asks nothing of the endpoint, so its gate has no say. */
  private void putAsideRejected(PartitionFlow from) {
    while (from.maySend()) {
      Lane lane = from.lanes().nextRejected().orElse(null);
      if (lane == null) {
        return;
      }
      putAside(packer.start(from, lane));
    }
  }

  private void sendAttempts() {
    boolean sent = true;
    while (sent && inFlight.size() < endpoint.concurrency()) {
      sent =
          switch (gate.permission(now())) {
            case ANYTHING -> sendNext();
            case PROBE -> sendProbe();
            case NOTHING -> false;
          };
    }
  }

  private boolean sendNext() {
    for (int turns = flows.size(); turns > 0; turns--) {
      PartitionFlow next = flows.turn();
      if (next.maySend() && sendNext(next)) {
        return true;
      }
    }
    return false;
  }

  private boolean sendNext(PartitionFlow from) {
    Packed packed = packer.pack(from, now());
    packed.lingersUntil().ifPresent(alarm::ringAt);
    packed.parcel().ifPresent(this::attempt);
    return packed.parcel().isPresent();
  }

  /** With the oldest event; every other time with the next in turn: the oldest may be to blame. */
  private boolean sendProbe() {
    boolean startsWithOldest =
        !(gate.breaker() instanceof Breaker.Open open) || open.pauses() % 2 == 1;
    Optional<Parcel> probe =
        startsWithOldest ? withOldest().or(this::nextInTurn) : nextInTurn().or(this::withOldest);
    probe.ifPresent(
        parcel -> {
          gate.probing();
          attempt(parcel);
        });
    return probe.isPresent();
  }

  private Optional<Parcel> withOldest() {
    return flows
        .withOldest()
        .flatMap(
            from ->
                from.oldest().flatMap(from.lanes()::take).map(lane -> packer.start(from, lane)));
  }

  private Optional<Parcel> nextInTurn() {
    for (int turns = flows.size(); turns > 0; turns--) {
      PartitionFlow from = flows.turn();
      Optional<Lane> lane = from.maySend() ? from.lanes().next() : Optional.empty();
      if (lane.isPresent()) {
        return lane.map(head -> packer.start(from, head));
      }
    }
    return Optional.empty();
  }

  private void attempt(Parcel parcel) {
    parcel.flow().started();
    lastAttempt = Optional.of(surroundings.clock().instant());
    Attempt attempt = parcel.attempt();
    CompletableFuture<Outcome> outcome = surroundings.deliverer().deliver(attempt);
    InFlight request = new InFlight(parcel, attempt, outcome, now());
    inFlight.add(request);
    if (inFlight.size() == 1) {
      alarm.ringAt(deadline(request));
    }
    var unused =
        outcome.whenComplete(
            (ending, failure) ->
                mailbox.execute(
                    () -> ended(request, failure == null ? ending : unanswered(failure))));
  }

  private static Outcome unanswered(Throwable failure) {
    return failure instanceof CancellationException
        ? new Unanswered(Failure.TIMEOUT, "no answer within the endpoint's timeout")
        : new Unanswered(Failure.INTERNAL_ERROR, failure.getClass().getSimpleName());
  }

  private void ended(InFlight request, Outcome outcome) {
    inFlight.remove(request);
    Parcel parcel = request.parcel();
    Duration took = Duration.ofNanos(now() - request.startedNanos());
    surroundings.deliveries().ended(request.attempt(), outcome, took);
    boolean wasUp = gate.breaker() instanceof Breaker.Closed;
    Verdict verdict = verdicts.judge(parcel, outcome, now());
    if (!wasUp && gate.breaker() instanceof Breaker.Closed) {
      flows.all().forEach(each -> each.lanes().releaseAll());
    }
    verdict.againNanos().ifPresentOrElse(at -> giveBack(parcel, at), () -> finish(parcel));
    afterwards(parcel.flow());
  }

  private void finish(Parcel parcel) {
    if (!parcel.flow().isForgotten()) {
      parcel.flow().finish(parcel);
      updateCrowd(parcel.flow());
      room.give(parcel.size(), parcel.bytes());
    }
  }

  private void giveBack(Parcel parcel, long untilNanos) {
    parcel.lanes().forEach(lane -> giveBack(parcel.flow(), lane, untilNanos));
  }

  private void giveBack(PartitionFlow flow, Lane lane, long untilNanos) {
    if (lane.head().isRejected() || untilNanos - now() <= 0) {
      flow.lanes().putBack(lane);
    } else {
      hold(flow, lane, untilNanos);
    }
  }

  private void hold(PartitionFlow flow, Lane lane, long untilNanos) {
    flow.lanes().hold(lane, untilNanos);
    alarm.ringAt(untilNanos);
  }

  private void putAside(Parcel parcel) {
    parcel.flow().started();
    Owed owed = parcel.owed().get(0);
    DeadLetter letter =
        new DeadLetter(
            endpoint.name(),
            owed.delivery(),
            owed.rejection(),
            owed.attempts(),
            owed.firstFailure(surroundings.clock().instant()));
    var unused =
        surroundings
            .letters()
            .put(letter)
            .whenComplete(
                (kept, failure) ->
                    mailbox.execute(() -> putAsideEnded(parcel, letter, failure == null)));
  }

  private void putAsideEnded(Parcel parcel, DeadLetter letter, boolean kept) {
    if (kept) {
      blockedLetters = 0;
      finish(parcel);
      surroundings.deliveries().putAside(letter);
    } else {
      blockedLetters++;
      long until = now() + backoff.after(blockedLetters).toNanos();
      parcel.lanes().forEach(lane -> hold(parcel.flow(), lane, until));
    }
    afterwards(parcel.flow());
  }

  private void afterwards(PartitionFlow flow) {
    flow.ended();
    flows.completeStops();
    gate.pausedUntil(now()).ifPresent(alarm::ringAt);
    sendMore();
    completeDrain();
  }

  /** Something that was waited for is due. */
  private void wake(long ring) {
    alarm.rung(ring);
    long now = now();
    flows.all().forEach(each -> each.lanes().release(now));
    expire(now);
    sendMore();
    flows.all().forEach(each -> each.lanes().nextRelease().ifPresent(alarm::ringAt));
    gate.pausedUntil(now).ifPresent(alarm::ringAt);
    inFlight.stream().findFirst().ifPresent(first -> alarm.ringAt(deadline(first)));
  }

  /** Requests went out in the order of their deadlines, so the first ones have passed first. */
  private void expire(long now) {
    inFlight.stream()
        .takeWhile(request -> deadline(request) - now <= 0)
        .toList()
        .forEach(InFlight::abandon);
  }

  private long deadline(InFlight request) {
    return request.startedNanos() + endpoint.timeout().toNanos();
  }

  private List<Progress> forgetNow(Collection<Integer> partitions) {
    List<Progress> progress = new ArrayList<>();
    for (PartitionFlow gone : flows.remove(partitions)) {
      progress.add(gone.progress());
      room.give(gone.undone(), gone.undoneBytes());
      crowded.remove(gone.partition());
    }
    flows.completeStops();
    completeDrain();
    return progress;
  }

  private void completeDrain() {
    if (draining && flows.all().stream().allMatch(PartitionFlow::isIdle)) {
      drained.complete(null);
    }
  }

  private FlowState currentState() {
    long now = now();
    Optional<Instant> pausedUntil =
        gate.pausedUntil(now).stream()
            .mapToObj(until -> surroundings.clock().instant().plusNanos(until - now))
            .findFirst();
    return new FlowState(
        flows.all().stream().map(PartitionFlow::progress).toList(),
        gate.breaker(),
        pausedUntil,
        gate.isParked(),
        inFlight.size(),
        blockedLetters,
        lastAttempt);
  }

  private long now() {
    return surroundings.nanoTime().getAsLong();
  }
}
