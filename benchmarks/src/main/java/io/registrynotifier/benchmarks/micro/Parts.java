package io.registrynotifier.benchmarks.micro;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the small parts under JMH, each in JVMs of its own. Thread-safe. */
public final class Parts {
  private static final List<Class<?>> ALL =
      List.of(RecordParts.class, FlowParts.class, CommitParts.class, EnvelopeParts.class);

  private Parts() {}

  /** Measures every part in so many JVMs, for so many seconds in each after as many of warm-up. */
  public static List<Part> measure(int forks, int seconds) {
    OptionsBuilder options = new OptionsBuilder();
    ALL.forEach(each -> options.include("\\Q" + each.getName() + "\\E\\..*"));
    options
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .forks(forks)
        .warmupIterations(seconds)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(seconds)
        .measurementTime(TimeValue.seconds(1))
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
    try {
      Collection<RunResult> results = new Runner(options.build()).run();
      return results.stream().map(Part::of).toList();
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH: " + e.getMessage(), e);
    }
  }
}
