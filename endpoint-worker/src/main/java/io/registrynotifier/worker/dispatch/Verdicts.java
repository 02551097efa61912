package io.registrynotifier.worker.dispatch;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Refused;
import io.registrynotifier.worker.delivery.Outcome.Unanswered;
import io.registrynotifier.worker.lane.Owed;
import io.registrynotifier.worker.retry.AttemptGate;
import io.registrynotifier.worker.retry.Backoff;
import io.registrynotifier.worker.retry.Rejection;
import java.time.Instant;
import java.util.Set;

/**
 * Judges how attempts ended: for the endpoint (its gate) and for the deliveries. Confined to the
 * endpoint's flow.
 *
 * <p>An answer that blames the request's content says that the endpoint is there: it holds back the
 * lane of that event and never counts towards the breaker, or one event that nobody can take would
 * stop all others.
 */
final class Verdicts {
  private static final int GONE = 410;
  private static final Set<Integer> BLAME_CONTENT = Set.of(400, 413, 415, 422);

  private final Endpoint endpoint;
  private final Surroundings surroundings;
  private final AttemptGate gate;
  private final Backoff backoff;
  private final Rejection rejection;

  Verdicts(Endpoint endpoint, Surroundings surroundings, AttemptGate gate, Backoff backoff) {
    this.endpoint = endpoint;
    this.surroundings = surroundings;
    this.gate = gate;
    this.backoff = backoff;
    this.rejection = new Rejection(endpoint);
  }

  Verdict judge(InFlight request, Outcome outcome, long nowNanos) {
    return outcome.match(
        accepted -> accepted(),
        refused -> refused(request, refused, nowNanos),
        unanswered -> unanswered(request, unanswered, nowNanos));
  }

  /** The trying of a process before this one may have reached a limit already. */
  void resumed(Owed owed) {
    Instant now = surroundings.clock().instant();
    rejection.limit(owed.attempts(), owed.firstFailure(now), now).ifPresent(owed::reject);
  }

  private Verdict accepted() {
    answered();
    return Verdict.DONE;
  }

  private Verdict unanswered(InFlight request, Unanswered unanswered, long nowNanos) {
    failed(request, unanswered, nowNanos);
    return again(request.parcel(), unanswered, nowNanos);
  }

  private Verdict refused(InFlight request, Refused refused, long nowNanos) {
    Parcel parcel = request.parcel();
    refused.retryAfter().ifPresent(wait -> gate.askedToWait(wait, nowNanos));
    if (refused.status() == GONE) {
      if (gate.gone(request.era())) {
        surroundings.turns().parked();
      }
    } else if (blamesContent(refused)) {
      answered();
      if (parcel.size() > 1) {
        parcel.owed().forEach(owed -> owed.halve(parcel.size()));
        return Verdict.again(nowNanos);
      }
    } else {
      failed(request, refused, nowNanos);
    }
    return again(parcel, refused, nowNanos);
  }

  private boolean blamesContent(Refused refused) {
    return BLAME_CONTENT.contains(refused.status())
        || endpoint.reject().statuses().contains(refused.status());
  }

  private Verdict again(Parcel parcel, Outcome outcome, long nowNanos) {
    Instant now = surroundings.clock().instant();
    int attempts = 0;
    for (Owed owed : parcel.owed()) {
      owed.failed(now);
      attempts = Math.max(attempts, owed.attempts());
      rejection
          .cause(outcome, owed.attempts(), owed.firstFailure(now), now)
          .ifPresent(owed::reject);
    }
    long wait = backoff.after(attempts).toNanos();
    parcel.owed().forEach(owed -> owed.nextTry(now.plusNanos(wait)));
    surroundings.deliveries().retrying(parcel.owed().stream().map(Owed::delivery).toList());
    return Verdict.again(nowNanos + wait);
  }

  private void answered() {
    int failedProbes = gate.breaker().failedProbes();
    if (gate.answered()) {
      surroundings.turns().recovered(failedProbes);
    }
  }

  private void failed(InFlight request, Outcome outcome, long nowNanos) {
    if (gate.failed(request.era(), nowNanos)) {
      surroundings.turns().gaveUp(outcome);
    }
  }
}
