package io.registrynotifier.worker.api;

import io.registrynotifier.worker.ledger.Standing;
import io.registrynotifier.worker.stall.Stall;
import java.time.Duration;
import java.util.Optional;

/** What this process knows by itself. Thread-safe; answers at once. */
public interface ThisWorker {
  /** Who it is. */
  Identity identity();

  /** Why Kafka does not answer about the events topic; empty when it does. */
  Optional<String> kafkaProblem();

  /** How long Kafka keeps an event; empty when for ever, or unknown. */
  Optional<Duration> retention();

  /** How an endpoint stands here; empty when it does not run here. */
  Optional<Standing> standing(String endpoint);

  /** Why an endpoint stands still here; empty when it does not. */
  Optional<Stall> stall(String endpoint);

  /** A process's name and its software's version. */
  record Identity(String instance, String version) {}
}
