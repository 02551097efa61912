package io.registrynotifier.benchmarks.side;

/** A side at work. */
public interface RunningSide extends AutoCloseable {
  /** The number of its process. */
  long pid();

  @Override
  void close();
}
