package io.registrynotifier.benchmarks.bench;

/** Is told what a long run is at. */
@FunctionalInterface
public interface Progress {
  /** One line for people. */
  void say(String line);
}
