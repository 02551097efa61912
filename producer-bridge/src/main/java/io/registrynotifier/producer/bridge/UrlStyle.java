package io.registrynotifier.producer.bridge;

import java.net.URI;

/** How the URLs in events begin. */
public sealed interface UrlStyle {
  /**
   * With one configured root, whatever the request says.
   *
   * @param root http or https with a host; its path, if any, stands before {@code /v2/}
   */
  record Root(URI root) implements UrlStyle {
    /** Refuses what is no root. */
    public Root {
      boolean web =
          "http".equalsIgnoreCase(root.getScheme()) || "https".equalsIgnoreCase(root.getScheme());
      if (!web || root.getRawAuthority() == null || root.getRawUserInfo() != null) {
        throw new IllegalArgumentException(
            "URL root: expected http or https with a host and without a user name");
      }
    }
  }

  /**
   * With the scheme and host that the client used, as far as the request and its proxies' headers
   * tell, and the path before {@code /v2/}. Relative where there is no host.
   */
  record OfRequest() implements UrlStyle {}

  /** With {@code /v2/}: only the path. */
  record Relative() implements UrlStyle {}
}
