package io.registrynotifier.config;

import java.time.Duration;

/**
 * How the worker process runs.
 *
 * @param drain how long an orderly end may wait for what is in flight; zero does not wait
 * @param groupProtocol how consumer groups are kept
 */
public record WorkerSettings(Duration drain, GroupProtocol groupProtocol) {
  /** 25 seconds, below the 30 after which orchestrators kill; the classic protocol. */
  public static final WorkerSettings DEFAULT =
      new WorkerSettings(Duration.ofSeconds(25), GroupProtocol.CLASSIC);

  /** Kafka's {@code group.protocol}. */
  public enum GroupProtocol {
    /** The first one, with cooperative assignment. */
    CLASSIC,
    /** KIP-848. */
    CONSUMER
  }
}
