package io.registrynotifier.system.check;

/**
 * JSON less the white space between its tokens. Written anew here, byte for byte and without a
 * parser, so that what the system under test does is not measured with itself.
 */
final class MinifiedJson {
  private MinifiedJson() {}

  static String of(String json) {
    StringBuilder kept = new StringBuilder(json.length());
    boolean inText = false;
    boolean escaped = false;
    for (int i = 0; i < json.length(); i++) {
      char each = json.charAt(i);
      if (inText || !Character.isWhitespace(each)) {
        kept.append(each);
      }
      if (each == '"' && !escaped) {
        inText = !inText;
      }
      escaped = inText && each == '\\' && !escaped;
    }
    return kept.toString();
  }
}
