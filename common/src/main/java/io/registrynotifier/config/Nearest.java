package io.registrynotifier.config;

import static java.util.Comparator.comparingInt;

import java.util.Collection;

/** Finds the word that somebody may have meant. */
final class Nearest {
  private Nearest() {}

  /** {@code ; did you mean "url"?}, or nothing when no candidate is near. */
  static String suggestion(String word, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> distance(word, candidate) <= Math.max(1, word.length() / 3))
        .min(comparingInt(candidate -> distance(word, candidate)))
        .map(candidate -> "; did you mean \"" + candidate + "\"?")
        .orElse("");
  }

  /** The insertions, deletions and replacements of letters between two words (Levenshtein). */
  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int column = 0; column < before.length; column++) {
      before[column] = column;
    }
    for (int row = 1; row <= one.length(); row++) {
      before = nextRow(before, row, one.charAt(row - 1), other);
    }
    return before[other.length()];
  }

  private static int[] nextRow(int[] before, int row, char letter, String other) {
    int[] next = new int[before.length];
    next[0] = row;
    for (int column = 1; column < next.length; column++) {
      int replaced = before[column - 1] + (same(letter, other.charAt(column - 1)) ? 0 : 1);
      next[column] = Math.min(replaced, 1 + Math.min(before[column], next[column - 1]));
    }
    return next;
  }

  private static boolean same(char one, char other) {
    return Character.toLowerCase(one) == Character.toLowerCase(other);
  }
}
