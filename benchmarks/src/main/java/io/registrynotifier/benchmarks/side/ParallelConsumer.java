package io.registrynotifier.benchmarks.side;

import java.util.List;

/**
 * Confluent's Parallel Consumer in key order, with the same HTTP client.
 *
 * @param concurrency its threads, each of which waits for one answer
 * @param batch most events of a request
 */
public record ParallelConsumer(int concurrency, int batch) implements Side {
  /** What it is called. */
  public static final String NAME = "peer";

  /** One event a request. */
  public static ParallelConsumer of(int concurrency) {
    return new ParallelConsumer(concurrency, 1);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public RunningSide start(Leg leg) {
    return Programs.start(
        PeerClient.class,
        "peer-" + leg.name(),
        List.of(
            leg.bootstrapServers(),
            "peer." + leg.name(),
            leg.url().toString(),
            Integer.toString(concurrency),
            Integer.toString(batch)));
  }
}
