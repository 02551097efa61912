package io.registrynotifier.worker.http;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * CloudEvents 1.0 HTTP binding 3.1.3.2: what is no printable ASCII, and space, quote and percent,
 * is percent-encoded as UTF-8. Stateless.
 */
final class HeaderEncoding {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private HeaderEncoding() {}

  static String encode(String value) {
    StringBuilder encoded = new StringBuilder(value.length());
    for (byte next : value.getBytes(StandardCharsets.UTF_8)) {
      if (next > 0x20 && next < 0x7f && next != '"' && next != '%') {
        encoded.append((char) next);
      } else {
        encoded.append('%').append(HEX.toHexDigits(next));
      }
    }
    return encoded.toString();
  }
}
