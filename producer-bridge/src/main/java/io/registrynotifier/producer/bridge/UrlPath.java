package io.registrynotifier.producer.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Paths of URLs (RFC 3986 section 3.3). */
final class UrlPath {
  private static final String LEGAL_BESIDE_LETTERS_AND_DIGITS = "-._~!$&'()*+,;=:@/%";

  private UrlPath() {}

  /** The same text with every byte percent-encoded that must not stand in a path as it is. */
  static String encode(String path) {
    StringBuilder encoded = new StringBuilder(path.length());
    for (byte octet : path.getBytes(UTF_8)) {
      if (isLegal((char) (octet & 0xff))) {
        encoded.append((char) octet);
      } else {
        encoded.append(String.format("%%%02X", octet));
      }
    }
    return encoded.toString();
  }

  private static boolean isLegal(char octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9')
        || LEGAL_BESIDE_LETTERS_AND_DIGITS.indexOf(octet) >= 0;
  }
}
