package io.registrynotifier.worker.dispatch;

import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.Deliverer;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Accepted;
import io.registrynotifier.worker.delivery.Outcome.Failure;
import io.registrynotifier.worker.delivery.Outcome.Refused;
import io.registrynotifier.worker.delivery.Outcome.Unanswered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A receiver of many moods: it accepts, refuses, asks for a pause, breaks off, hangs, has outages,
 * and answers after some time, also requests that were abandoned. Not thread-safe.
 */
final class SimulatedReceiver implements Deliverer {
  private static final long SECOND = 1_000_000_000L;

  private final Random random;
  private final LongSupplier nanoTime;
  private final Consumer<Attempt> sent;
  private final Consumer<Attempt> accepted;
  private final List<Pending> pending = new ArrayList<>();
  private boolean healed;
  private long downUntil;

  SimulatedReceiver(
      Random random, LongSupplier nanoTime, Consumer<Attempt> sent, Consumer<Attempt> accepted) {
    this.random = random;
    this.nanoTime = nanoTime;
    this.sent = sent;
    this.accepted = accepted;
  }

  @Override
  public CompletableFuture<Outcome> deliver(Attempt attempt) {
    sent.accept(attempt);
    CompletableFuture<Outcome> answer = new CompletableFuture<>();
    pending.add(new Pending(attempt, answer, nanoTime.getAsLong() + random.nextLong(4 * SECOND)));
    return answer;
  }

  /** From now on it accepts everything. */
  void heal() {
    healed = true;
  }

  /** Answers every request whose time has come. */
  void answerDue() {
    for (Pending each : List.copyOf(pending)) {
      if (each.atNanos() - nanoTime.getAsLong() <= 0) {
        pending.remove(each);
        answer(each);
      }
    }
  }

  private void answer(Pending request) {
    if (healed) {
      accept(request);
      return;
    }
    if (random.nextInt(60) == 0) {
      downUntil = nanoTime.getAsLong() + random.nextLong(40 * SECOND);
    }
    if (downUntil - nanoTime.getAsLong() > 0) {
      request.answer().complete(new Unanswered(Failure.CONNECTION_REFUSED, "down"));
      return;
    }
    switch (random.nextInt(16)) {
      case 0 -> request.answer().complete(refused(500, Optional.empty()));
      case 1 -> request.answer().complete(refused(429, Optional.of(Duration.ofSeconds(3))));
      case 2 -> request.answer().complete(refused(422, Optional.empty()));
      case 3 -> request.answer().complete(new Unanswered(Failure.CONNECTION_RESET, "reset"));
      case 4 -> pending.add(request.after(random.nextLong(30 * SECOND)));
      case 5 -> {
        accepted.accept(request.attempt()); // and the answer is lost on its way
        request.answer().complete(new Unanswered(Failure.CONNECTION_RESET, "reset"));
      }
      default -> accept(request);
    }
  }

  private void accept(Pending request) {
    accepted.accept(request.attempt());
    request.answer().complete(new Accepted(200));
  }

  private static Outcome refused(int status, Optional<Duration> retryAfter) {
    return new Refused(status, retryAfter, "");
  }

  private record Pending(Attempt attempt, CompletableFuture<Outcome> answer, long atNanos) {
    Pending after(long nanos) {
      return new Pending(attempt, answer, atNanos + nanos);
    }
  }
}
