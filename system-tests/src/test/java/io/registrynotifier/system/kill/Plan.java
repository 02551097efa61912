package io.registrynotifier.system.kill;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is done in a run, in the order of time.
 *
 * @param seed all of it follows from this
 */
record Plan(long seed, List<Step> steps) {
  /** Sorts the steps. */
  Plan {
    steps = steps.stream().sorted(Comparator.comparing(Step::at)).toList();
  }

  @Override
  public String toString() {
    return steps.stream()
        .map(Step::toString)
        .collect(Collectors.joining("\n", "plan of seed " + seed + ":\n", ""));
  }
}
