package io.registrynotifier.worker.api;

import io.registrynotifier.worker.ledger.Standing;
import io.registrynotifier.worker.stall.Stall;
import java.time.Duration;
import java.util.Optional;

/** A worker that runs well. */
final class FakeWorker implements ThisWorker {
  @Override
  public Identity identity() {
    return new Identity("worker-1", "test");
  }

  @Override
  public Optional<String> kafkaProblem() {
    return Optional.empty();
  }

  @Override
  public Optional<Duration> retention() {
    return Optional.of(Duration.ofDays(7));
  }

  @Override
  public Optional<Standing> standing(String endpoint) {
    return Optional.of(Seen.answering());
  }

  @Override
  public Optional<Stall> stall(String endpoint) {
    return Optional.empty();
  }
}
