package io.registrynotifier.config;

import static java.util.Comparator.comparingInt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What one reading of a file finds to object to. Not thread-safe; confined to one reading. */
final class Problems {
  private final String file;
  private final List<Problem> errors = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  Problems(Path file) {
    this.file = file.toString();
  }

  void error(Place place, String message) {
    errors.add(problem(place, message));
  }

  void warning(Place place, String message) {
    warnings.add(problem(place, message));
  }

  List<Problem> warnings() {
    return inFileOrder(warnings);
  }

  /** Ends the reading when there was an error. */
  void throwIfAny() {
    if (!errors.isEmpty()) {
      throw new ConfigException(inFileOrder(errors));
    }
  }

  private Problem problem(Place place, String message) {
    return new Problem(file, place.line(), place.column(), place.key(), message);
  }

  private static List<Problem> inFileOrder(List<Problem> problems) {
    return problems.stream()
        .sorted(comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }
}
