package io.registrynotifier.benchmarks.result;

import java.util.Locale;

/** What a figure must be. */
public sealed interface Goal {
  /** Whether a figure is so. NaN never is. */
  boolean isReached(double figure);

  /** No less than this. */
  static Goal atLeast(double bound) {
    return new AtLeast(bound);
  }

  /** No more than this. */
  static Goal atMost(double bound) {
    return new AtMost(bound);
  }

  /** A lower bound. */
  record AtLeast(double bound) implements Goal {
    @Override
    public boolean isReached(double figure) {
      return figure >= bound;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "at least %.2f", bound);
    }
  }

  /** An upper bound. */
  record AtMost(double bound) implements Goal {
    @Override
    public boolean isReached(double figure) {
      return figure <= bound;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "at most %.2f", bound);
    }
  }
}
