package io.registrynotifier.event;

/** The registry's way to spread a compact JSON text over lines: three spaces for each level. */
final class Indentation {
  private static final String LEVEL = "   ";

  private final StringBuilder spread = new StringBuilder(2_048);
  private int depth;

  private Indentation() {}

  /** The same JSON on many lines, without one at the end. */
  static String of(String compact) {
    Indentation indentation = new Indentation();
    indentation.spread(compact);
    return indentation.spread.toString();
  }

  private void spread(String compact) {
    for (int i = 0; i < compact.length(); i++) {
      char current = compact.charAt(i);
      switch (current) {
        case '"' -> i = copyText(compact, i);
        case '{', '[' -> i = open(compact, i);
        case '}', ']' -> close(current);
        case ',' -> {
          spread.append(current);
          breakLine();
        }
        case ':' -> spread.append(": ");
        default -> spread.append(current);
      }
    }
  }

  /** Returns where the text ends. */
  private int copyText(String compact, int start) {
    int end = start + 1;
    while (compact.charAt(end) != '"') {
      end += compact.charAt(end) == '\\' ? 2 : 1;
    }
    spread.append(compact, start, end + 1);
    return end;
  }

  /** Keeps an empty object or array on its line, and returns where what was written ends. */
  private int open(String compact, int start) {
    spread.append(compact.charAt(start));
    char next = compact.charAt(start + 1);
    if (next == '}' || next == ']') {
      spread.append(next);
      return start + 1;
    }
    depth++;
    breakLine();
    return start;
  }

  private void close(char bracket) {
    depth--;
    breakLine();
    spread.append(bracket);
  }

  private void breakLine() {
    spread.append('\n').append(LEVEL.repeat(depth));
  }
}
