package io.registrynotifier.worker.api;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** {@code /api/openapi.json}: the description of the API (OpenAPI 3.1), as it is in the jar. */
final class OpenApiRoute {
  private final byte[] document;

  OpenApiRoute() {
    try (InputStream resource =
        Objects.requireNonNull(OpenApiRoute.class.getResourceAsStream("openapi.json"))) {
      this.document = resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/openapi.json", http -> http.contentType("application/json").result(document));
  }
}
