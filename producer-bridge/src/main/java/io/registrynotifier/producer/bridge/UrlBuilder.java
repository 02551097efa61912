package io.registrynotifier.producer.bridge;

import io.registrynotifier.producer.registry.Digest;
import java.util.Objects;

/**
 * Builds the URLs where content can be fetched, always by digest: a tag may have moved on.
 *
 * <p>Immutable.
 */
public final class UrlBuilder {
  private final String root;

  private UrlBuilder(String root) {
    this.root = Objects.requireNonNull(root, "root");
  }

  /** Builds in this style for what one request causes. */
  public static UrlBuilder of(UrlStyle style, IncomingRequest request) {
    if (style instanceof UrlStyle.Root configured) {
      return new UrlBuilder(withoutSlash(configured.root().toASCIIString()));
    }
    return new UrlBuilder(style instanceof UrlStyle.OfRequest ? RequestRoot.of(request) : "");
  }

  public String manifest(String repository, Digest digest) {
    return root + UrlPath.encode("/v2/" + repository + "/manifests/" + digest);
  }

  public String blob(String repository, Digest digest) {
    return root + UrlPath.encode("/v2/" + repository + "/blobs/" + digest);
  }

  private static String withoutSlash(String root) {
    return root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
  }
}
