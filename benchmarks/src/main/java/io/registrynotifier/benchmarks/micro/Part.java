package io.registrynotifier.benchmarks.micro;

import io.registrynotifier.benchmarks.result.Spread;
import java.util.List;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * One part that was measured.
 *
 * @param name the method, such as {@code RecordParts.event}
 * @param nanos for each event, or each call, over all iterations
 * @param allocatedBytes for each event, or each call
 */
public record Part(String name, Spread nanos, double allocatedBytes) {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  static Part of(RunResult run) {
    List<Double> nanos =
        run.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .map(iteration -> iteration.getPrimaryResult().getScore())
            .toList();
    Result<?> allocated = run.getSecondaryResults().get(ALLOCATED);
    String method = run.getParams().getBenchmark();
    return new Part(
        method.substring(method.lastIndexOf('.', method.lastIndexOf('.') - 1) + 1),
        Spread.of(nanos),
        allocated == null ? Double.NaN : allocated.getScore());
  }
}
