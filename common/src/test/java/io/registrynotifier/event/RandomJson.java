package io.registrynotifier.event;

import java.util.Random;

/**
 * Random JSON, built twice at once: with white space wherever it may stand, and without any.
 *
 * <p>Not thread-safe.
 */
final class RandomJson {
  private static final String[] SPACES = {"", "", "", " ", "\n", "\t", "\r\n", "  \n\t "};
  private static final String[] NUMBERS = {
    "0",
    "-0",
    "1",
    "-17",
    "1.50",
    "1e5",
    "1E+05",
    "-0.0e-0",
    "123456789012345678901234567890",
    "0.1000000000000000000000000000000001",
    "1e400",
    "9007199254740993"
  };
  private static final String[] PIECES = {
    "a",
    "Z9",
    " ",
    "  { [ , : ] }  ",
    "\\\"",
    "\\\\",
    "\\/",
    "/",
    "\\b\\f\\n\\r\\t",
    "\\u0000",
    "\\u00e9",
    "\\u00E9",
    "\u00e9",
    "\u4e2d\u6587",
    "\ud83d\ude00",
    "\\ud83d\\ude00",
    "\\u2028",
    "\u2028",
    "<&>",
    "\\u003c",
    "\u007f"
  };

  private final Random random;
  private final StringBuilder spaced = new StringBuilder();
  private final StringBuilder compact = new StringBuilder();

  RandomJson(Random random) {
    this.random = random;
  }

  /** The text with white space in it. */
  String spaced() {
    return spaced.toString();
  }

  /** The same text without. */
  String compact() {
    return compact.toString();
  }

  /** Adds a token as it is, with white space on both sides. */
  RandomJson token(String token) {
    space();
    spaced.append(token);
    compact.append(token);
    space();
    return this;
  }

  /** Adds a member's name; its value must follow. */
  RandomJson name(String name) {
    return token("\"" + name + "\"").token(":");
  }

  /** Adds any value, at most that deep. */
  RandomJson value(int depth) {
    int kinds = depth > 0 ? 8 : 6;
    switch (random.nextInt(kinds)) {
      case 0 -> token("null");
      case 1 -> token(random.nextBoolean() ? "true" : "false");
      case 2, 3 -> token(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 4, 5 -> token(text());
      case 6 -> array(depth);
      default -> object(depth);
    }
    return this;
  }

  /** A text with its quotes. */
  String text() {
    StringBuilder text = new StringBuilder("\"");
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.append('"').toString();
  }

  /** Adds members behind others, with names that nobody knows and that differ. */
  RandomJson strangers(int depth) {
    int members = random.nextInt(3);
    for (int i = 0; i < members; i++) {
      token(",").name("x-" + i + text().replace("\"", "").replace("\\", "")).value(depth);
    }
    return this;
  }

  private void array(int depth) {
    token("[");
    int elements = random.nextInt(4);
    for (int i = 0; i < elements; i++) {
      if (i > 0) {
        token(",");
      }
      value(depth - 1);
    }
    token("]");
  }

  private void object(int depth) {
    token("{").name("first").value(depth - 1).strangers(depth - 1).token("}");
  }

  private void space() {
    for (int i = random.nextInt(2); i > 0; i--) {
      spaced.append(SPACES[random.nextInt(SPACES.length)]);
    }
  }
}
