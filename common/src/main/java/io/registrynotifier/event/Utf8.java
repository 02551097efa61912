package io.registrynotifier.event;

import io.registrynotifier.event.InvalidEnvelopeException.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** What makes bytes a text: UTF-8 without a byte order mark, from the first byte to the last. */
final class Utf8 {
  private static final int CHUNK_CHARS = 8_192;

  private Utf8() {}

  /**
   * Refuses everything else. A byte order mark is refused too: no registry sends one, RFC 8259 8.1
   * forbids it, and it would have to be cut off before the body is carried on.
   */
  static void require(byte[] body) {
    if (beginsWithMark(body)) {
      throw new InvalidEnvelopeException(Reason.NOT_UTF8, "byte order mark: expected none");
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(body);
    CharBuffer chars = CharBuffer.allocate(Math.min(CHUNK_CHARS, body.length + 1));
    CoderResult result;
    do {
      chars.clear();
      result = decoder.decode(bytes, chars, true);
    } while (result.isOverflow());
    if (result.isError()) {
      throw new InvalidEnvelopeException(
          Reason.NOT_UTF8, "byte " + bytes.position() + ": expected UTF-8");
    }
  }

  /** The text with U+FFFD for each half of a surrogate pair that stands alone. */
  static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return replaceLoneSurrogates(text);
      }
    }
    return text;
  }

  private static String replaceLoneSurrogates(String text) {
    StringBuilder replaced = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> isSurrogate(point) ? '\uFFFD' : point)
        .forEach(replaced::appendCodePoint);
    return replaced.toString();
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static boolean beginsWithMark(byte[] body) {
    return body.length >= 3
        && body[0] == (byte) 0xEF
        && body[1] == (byte) 0xBB
        && body[2] == (byte) 0xBF;
  }
}
