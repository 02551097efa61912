package io.registrynotifier.event;

import java.util.Arrays;

/** The white space between the tokens of a JSON text, which means nothing (RFC 8259 2). */
final class WhiteSpace {
  private WhiteSpace() {}

  /**
   * A copy of part of a JSON text without it; texts, numbers and their spelling stay to the byte.
   *
   * @param json UTF-8, known to be JSON from {@code start} to {@code end}
   */
  static byte[] removedFrom(byte[] json, int start, int end) {
    byte[] kept = new byte[end - start];
    int length = 0;
    boolean inText = false;
    for (int i = start; i < end; i++) {
      byte current = json[i];
      if (!inText && isWhiteSpace(current)) {
        continue;
      }
      kept[length++] = current;
      if (current == '"') {
        inText = !inText;
      } else if (current == '\\') {
        kept[length++] = json[++i];
      }
    }
    return length == kept.length ? kept : Arrays.copyOf(kept, length);
  }

  private static boolean isWhiteSpace(byte value) {
    return value == ' ' || value == '\n' || value == '\r' || value == '\t';
  }
}
