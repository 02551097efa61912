package io.registrynotifier.worker.dispatch;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Failure;
import io.registrynotifier.worker.delivery.Outcome.Unanswered;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * The requests under way to one endpoint: sends each once, and gives it up at its deadline. How one
 * ended comes back through the mailbox. Confined to the endpoint's flow.
 */
final class Requests {
  private final Surroundings surroundings;
  private final Alarm alarm;
  private final Mailbox mailbox;
  private final BiConsumer<InFlight, Outcome> ended;
  private final Set<InFlight> inFlight = new LinkedHashSet<>();
  private long timeoutNanos;
  private long unorderedUntilNanos;
  private boolean unordered;
  private Optional<Instant> last = Optional.empty();

  Requests(
      Endpoint endpoint,
      Surroundings surroundings,
      Alarm alarm,
      Mailbox mailbox,
      BiConsumer<InFlight, Outcome> ended) {
    this.surroundings = surroundings;
    this.timeoutNanos = endpoint.timeout().toNanos();
    this.alarm = alarm;
    this.mailbox = mailbox;
    this.ended = ended;
  }

  int size() {
    return inFlight.size();
  }

  /** When the last one went out. */
  Optional<Instant> last() {
    return last;
  }

  void send(Parcel parcel, int era, long nowNanos) {
    parcel.flow().started();
    last = Optional.of(surroundings.clock().instant());
    Attempt attempt = parcel.attempt();
    CompletableFuture<Outcome> outcome = surroundings.deliverer().deliver(attempt);
    InFlight request =
        new InFlight(parcel, attempt, outcome, era, nowNanos, nowNanos + timeoutNanos);
    inFlight.add(request);
    if (inFlight.size() == 1 || unordered) {
      alarm.ringAt(request.deadlineNanos());
    }
    var unused =
        outcome.whenComplete(
            (ending, failure) ->
                mailbox.execute(
                    () -> ended(request, failure == null ? ending : unanswered(failure))));
  }

  /** Those that are under way keep the deadlines they have. */
  void timeout(Duration timeout, long nowNanos) {
    long until = nowNanos + Math.max(timeoutNanos, timeout.toNanos());
    unorderedUntilNanos =
        unordered && unorderedUntilNanos - until > 0 ? unorderedUntilNanos : until;
    unordered = true;
    timeoutNanos = timeout.toNanos();
  }

  /**
   * Requests go out in the order of their deadlines, so the first ones have passed first; but for a
   * while after the timeout was changed.
   */
  void expire(long nowNanos) {
    Predicate<InFlight> isOver = request -> request.deadlineNanos() - nowNanos <= 0;
    unordered &= unorderedUntilNanos - nowNanos > 0;
    (unordered
            ? inFlight.stream().filter(isOver).toList()
            : inFlight.stream().takeWhile(isOver).toList())
        .forEach(InFlight::abandon);
  }

  /** When the first of them is given up. */
  OptionalLong nextDeadline() {
    LongStream deadlines = inFlight.stream().mapToLong(InFlight::deadlineNanos);
    return unordered
        ? deadlines.reduce((one, other) -> one - other <= 0 ? one : other)
        : deadlines.findFirst();
  }

  private void ended(InFlight request, Outcome outcome) {
    inFlight.remove(request);
    long took = surroundings.nanoTime().getAsLong() - request.startedNanos();
    surroundings.deliveries().ended(request.attempt(), outcome, Duration.ofNanos(took));
    ended.accept(request, outcome);
  }

  private static Outcome unanswered(Throwable failure) {
    return failure instanceof CancellationException
        ? new Unanswered(Failure.TIMEOUT, "no answer within the endpoint's timeout")
        : new Unanswered(Failure.INTERNAL_ERROR, failure.getClass().getSimpleName());
  }
}
