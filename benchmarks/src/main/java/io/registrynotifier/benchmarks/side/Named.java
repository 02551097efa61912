package io.registrynotifier.benchmarks.side;

/** A side under another name, for benchmarks in which one side stands for several. */
public record Named(String name, Side side) implements Side {
  @Override
  public RunningSide start(Leg leg) {
    return side.start(leg);
  }
}
