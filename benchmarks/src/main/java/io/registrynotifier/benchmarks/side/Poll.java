package io.registrynotifier.benchmarks.side;

import java.util.List;

/** A plain consumer that takes the events and does nothing with them. */
public record Poll() implements Side {
  /** What it is called. */
  public static final String NAME = "poll";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public RunningSide start(Leg leg) {
    return Programs.start(
        PollClient.class,
        "poll-" + leg.name(),
        List.of(leg.bootstrapServers(), leg.url().toString(), Integer.toString(leg.events())));
  }
}
