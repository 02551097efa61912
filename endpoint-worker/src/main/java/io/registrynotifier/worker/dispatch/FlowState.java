package io.registrynotifier.worker.dispatch;

import io.registrynotifier.worker.retry.Breaker;
import io.registrynotifier.worker.retry.Stop;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of one endpoint's flow at one moment. Immutable.
 *
 * @param partitions one entry for each partition that is assigned here
 * @param pausedUntil when attempts go on; empty when they are not paused
 * @param stop why nothing is sent until somebody says so; nothing is lost
 * @param inFlight requests under way
 * @param blockedLetters dead letters that could not be written and are tried again
 * @param lastAttempt when the last request went out
 * @param backsOffUntil the next try, when all that is undone and not under way waits for one; empty
 *     when something could go out now
 */
public record FlowState(
    List<Progress> partitions,
    Breaker breaker,
    Optional<Instant> pausedUntil,
    Stop stop,
    int inFlight,
    int blockedLetters,
    Optional<Instant> lastAttempt,
    Optional<Instant> backsOffUntil) {
  /** Before anything was assigned. */
  public static final FlowState EMPTY =
      new FlowState(
          List.of(),
          Breaker.closed(),
          Optional.empty(),
          Stop.NONE,
          0,
          0,
          Optional.empty(),
          Optional.empty());

  /** Whether the endpoint said that it is gone, or was parked as if it had. */
  public boolean parked() {
    return stop == Stop.PARKED;
  }

  /** Whether a person wants that nothing is sent. */
  public boolean paused() {
    return stop == Stop.PAUSED;
  }
}
