package io.registrynotifier.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * The last text that a header had, for headers that most records have alike: the bytes are compared
 * instead of decoded, and all those records share one text. Not thread-safe.
 */
final class RecentText {
  private final UnaryOperator<String> meaning;
  private byte[] bytes = {};
  private String text = "";

  RecentText() {
    this(UnaryOperator.identity());
  }

  /** {@code meaning} makes of the header's text what is wanted; of an empty one nothing. */
  RecentText(UnaryOperator<String> meaning) {
    this.meaning = meaning;
  }

  String of(byte[] value) {
    if (!Arrays.equals(bytes, value)) {
      bytes = value;
      text = value.length == 0 ? "" : meaning.apply(new String(value, UTF_8));
    }
    return text;
  }
}
