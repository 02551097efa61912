package io.registrynotifier.benchmarks.side;

/** A side at work. */
public interface RunningSide extends AutoCloseable {
  /** The number of its process. */
  long pid();

  /** Makes it stand still, its connections open. */
  void freeze();

  /** Lets it go on where it stood still. */
  void thaw();

  @Override
  void close();
}
