package io.registrynotifier.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The URLs of endpoints. Many receivers' URLs hold a token in their path, so no message quotes one.
 */
final class Urls {
  static final Kind<URI> KIND = Kind.hidden(Urls::parse);

  private Urls() {}

  private static URI parse(String text) {
    URI url = uri(text);
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    require(
        scheme.equals("http") || scheme.equals("https"),
        "found " + (scheme.isEmpty() ? "no" : "another") + " scheme, expected http: or https:");
    require(
        url.getRawUserInfo() == null && !isUserInfoHidden(url),
        "found a user name or password in the URL, expected an Authorization header instead");
    require(
        url.getHost() != null,
        "found no host, expected one of letters, digits, '.' and '-' after " + scheme + "://");
    require(url.getPort() <= 65_535 && url.getPort() != 0, "expected a port from 1 to 65535");
    return url;
  }

  /** An authority that is no host and port is kept whole by {@link URI}, with its user name. */
  private static boolean isUserInfoHidden(URI url) {
    return url.getHost() == null
        && url.getRawAuthority() != null
        && url.getRawAuthority().contains("@");
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "expected a URL such as https://my.listener.com/event, found at position "
              + (e.getIndex() + 1)
              + ": "
              + e.getReason(),
          e);
    }
  }

  private static void require(boolean fits, String message) {
    if (!fits) {
      throw new IllegalArgumentException(message);
    }
  }
}
