package io.registrynotifier.process;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One condition of readiness.
 *
 * <p>Thread-safe. {@code problem} is asked on a server thread for every {@code GET /readyz}: it
 * answers at once from what is already known, and never goes and looks.
 */
public interface ReadinessCheck {
  /** A few letters that name the check in the answer, such as {@code kafka}. */
  String name();

  /** The cause in one line and without secrets; empty when all is well. */
  Optional<String> problem();

  /** A check that asks the supplier. */
  static ReadinessCheck of(String name, Supplier<Optional<String>> problem) {
    return new ReadinessCheck() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<String> problem() {
        return problem.get();
      }
    };
  }
}
