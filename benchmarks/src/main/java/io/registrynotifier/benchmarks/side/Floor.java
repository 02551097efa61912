package io.registrynotifier.benchmarks.side;

import java.util.List;

/**
 * The least there can be between Kafka and a webhook: a consumer's poll and a bare POST.
 *
 * @param concurrency requests in flight, 1 or more
 * @param batch events a request at the most, 1 or more
 */
public record Floor(int concurrency, int batch) implements Side {
  /** What it is called. */
  public static final String NAME = "floor";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public RunningSide start(Leg leg) {
    return Programs.start(
        FloorClient.class,
        "floor-" + leg.name(),
        List.of(
            leg.bootstrapServers(),
            leg.url().toString(),
            Integer.toString(concurrency),
            Integer.toString(batch)));
  }
}
