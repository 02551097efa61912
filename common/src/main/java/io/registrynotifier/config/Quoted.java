package io.registrynotifier.config;

/** A text from the file as a message shows it: in quotes, on one line, of bounded length. */
final class Quoted {
  private static final int LONGEST = 60;

  private Quoted() {}

  static String of(String text) {
    String visible = text.replaceAll("\\p{Cntrl}", " ");
    return visible.length() <= LONGEST
        ? '"' + visible + '"'
        : '"' + visible.substring(0, LONGEST) + "...\"";
  }
}
