package io.registrynotifier.benchmarks.bench;

/** One thing that is measured. */
public interface Bench {
  /** What it is called on the command line. */
  String name();

  /** Runs it; what happens meanwhile goes to the progress. */
  BenchResult run(Settings settings, Progress progress);
}
