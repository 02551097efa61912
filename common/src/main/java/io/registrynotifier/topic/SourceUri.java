package io.registrynotifier.topic;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registry's {@code source.addr} as the URI-reference that CloudEvents wants, and back.
 *
 * <p>The address becomes the authority of a network-path reference (RFC 3986 section 4.2). What an
 * authority may not contain is percent-encoded, so that every text has a legal form and every form
 * gives its text back.
 */
final class SourceUri {
  /** Stands for a registry that did not say what it is. */
  static final String UNKNOWN = "urn:registry:unknown";

  private static final String SLASHES = "//";
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?<host>.*?)(?<port>:[0-9]*)?", Pattern.DOTALL);
  private static final Pattern IP_LITERAL = Pattern.compile("\\[[0-9A-Fa-f:.]+]");
  private static final String PLAIN_BESIDE_LETTERS_AND_DIGITS = "-._~!$&'()*+,;=";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private SourceUri() {}

  static String of(String address) {
    if (address.isEmpty()) {
      return UNKNOWN;
    }
    Matcher parts = HOST_AND_PORT.matcher(address);
    if (!parts.matches()) {
      return SLASHES + encoded(address);
    }
    String host = parts.group("host");
    String port = parts.group("port") == null ? "" : parts.group("port");
    return SLASHES + (isIpLiteral(host) ? host : encoded(host)) + port;
  }

  /** The address again; empty for what {@link #of} did not make. */
  static String address(String uri) {
    return uri.startsWith(SLASHES) ? decoded(uri.substring(SLASHES.length())) : "";
  }

  /** An IPv6 address in brackets, which stay; other brackets are encoded. */
  private static boolean isIpLiteral(String host) {
    if (!IP_LITERAL.matcher(host).matches()) {
      return false;
    }
    try {
      return new URI(SLASHES + host).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain((char) (octet & 0xff))) {
        encoded.append((char) octet);
      } else {
        HEX.toHexDigits(encoded.append('%'), octet);
      }
    }
    return encoded.toString();
  }

  private static boolean isPlain(char letter) {
    return (letter >= '0' && letter <= '9')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= 'a' && letter <= 'z')
        || PLAIN_BESIDE_LETTERS_AND_DIGITS.indexOf(letter) >= 0;
  }

  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(octets.length);
    for (int at = 0; at < octets.length; at++) {
      if (isEscape(octets, at)) {
        decoded.write(HexFormat.fromHexDigits(text(octets, at + 1)));
        at += 2;
      } else {
        decoded.write(octets[at]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static boolean isEscape(byte[] octets, int at) {
    return octets[at] == '%'
        && at + 2 < octets.length
        && HexFormat.isHexDigit(octets[at + 1])
        && HexFormat.isHexDigit(octets[at + 2]);
  }

  private static String text(byte[] octets, int from) {
    return new String(octets, from, 2, StandardCharsets.US_ASCII);
  }
}
