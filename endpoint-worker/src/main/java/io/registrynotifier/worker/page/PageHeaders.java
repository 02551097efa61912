package io.registrynotifier.worker.page;

import io.javalin.http.Context;
import java.util.Map;

/**
 * What a browser is told about every file of the page: nothing but the worker's own files runs in
 * it, nothing is asked of anybody else, no other page shows it in a frame, and no string becomes
 * markup.
 */
final class PageHeaders {
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "connect-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types 'none'");

  private static final Map<String, String> HEADERS =
      Map.of(
          "Cache-Control", "no-cache",
          "Content-Security-Policy", POLICY,
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Referrer-Policy", "no-referrer",
          "Vary", "Accept-Encoding",
          "X-Content-Type-Options", "nosniff");

  private PageHeaders() {}

  static void addTo(Context http) {
    HEADERS.forEach(http::header);
  }
}
