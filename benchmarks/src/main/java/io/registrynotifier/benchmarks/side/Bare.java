package io.registrynotifier.benchmarks.side;

import java.util.List;

/**
 * The HTTP client alone: no Kafka, no order, no record of what was done.
 *
 * @param concurrency requests in flight
 */
public record Bare(int concurrency) implements Side {
  /** What it is called. */
  public static final String NAME = "bare";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public RunningSide start(Leg leg) {
    return Programs.start(
        BareClient.class,
        "bare-" + leg.name(),
        List.of(
            leg.url().toString(),
            Integer.toString(leg.events()),
            Integer.toString(concurrency),
            Integer.toString(leg.repositories())));
  }
}
