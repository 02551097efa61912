package io.registrynotifier.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How the worker process runs.
 *
 * @param drain how long an orderly end may wait for what is in flight; zero does not wait
 * @param groupProtocol how consumer groups are kept
 * @param instance a name that this process keeps over restarts and no other process has, so that
 *     its partitions wait for it; empty for a member like any other
 * @param stall how long an endpoint with work and without a reason to wait may stand still
 */
public record WorkerSettings(
    Duration drain, GroupProtocol groupProtocol, Optional<String> instance, Duration stall) {
  /** 25 seconds, below the 30 after which orchestrators kill; the classic protocol; 2 minutes. */
  public static final WorkerSettings DEFAULT =
      new WorkerSettings(
          Duration.ofSeconds(25), GroupProtocol.CLASSIC, Optional.empty(), Duration.ofMinutes(2));

  /** Kafka's {@code group.protocol}. */
  public enum GroupProtocol {
    /** The first one, with cooperative assignment. */
    CLASSIC,
    /** KIP-848. */
    CONSUMER
  }
}
