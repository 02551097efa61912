package io.registrynotifier.worker.api;

import io.registrynotifier.config.ApiSettings;
import io.registrynotifier.config.ApiToken;
import io.registrynotifier.config.ApiToken.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who may do what. Immutable and thread-safe.
 *
 * <p>With tokens: whoever shows one (RFC 6750), all of them compared for every request. Without:
 * this machine, under a name of its own, so that no page of the web can have its name resolved to
 * this machine and ask in its place; or everybody, where the settings say so. Whatever changes
 * something must besides not come from another site's page.
 */
final class Access {
  private static final String REALM = "Bearer realm=\"api\"";
  private static final Set<String> SAME_SITE = Set.of("same-origin", "none");
  private static final Set<String> BODIES =
      Set.of("application/json", "application/yaml", "application/x-yaml", "text/yaml");

  private final ApiSettings settings;

  Access(ApiSettings settings) {
    this.settings = settings;
  }

  /** Why not; empty when the request may go on. */
  Optional<Refusal> refusal(Asker asker) {
    Optional<Refusal> refusal =
        settings.tokens().isEmpty() ? ofPlace(asker) : ofToken(asker, settings.tokens());
    return refusal.or(() -> asker.changes() ? ofSite(asker) : Optional.empty());
  }

  /** What a request that was let in has the right to. */
  Role role(Asker asker) {
    return settings.tokens().isEmpty()
        ? Role.ADMIN
        : asker
            .authorization()
            .flatMap(Access::bearer)
            .flatMap(shown -> role(shown, settings.tokens()))
            .orElse(Role.READ);
  }

  private Optional<Refusal> ofPlace(Asker asker) {
    if (settings.open() || Loopback.isLocal(asker)) {
      return Optional.empty();
    }
    return forbidden(
        "no-token",
        "without tokens the API answers this machine alone, under its own name (localhost,"
            + " 127.0.0.1 or [::1]) and without a proxy; set api.token to open it to others");
  }

  private static Optional<Refusal> ofToken(Asker asker, List<ApiToken> tokens) {
    Optional<String> shown = asker.authorization().flatMap(Access::bearer);
    if (shown.isEmpty()) {
      return unauthorized(REALM, "expected Authorization: Bearer with one of api.tokens");
    }
    Optional<Role> role = role(shown.get(), tokens);
    if (role.isEmpty()) {
      return unauthorized(REALM + ", error=\"invalid_token\"", "the token is none of api.tokens");
    }
    if (asker.changes() && role.get() == Role.READ) {
      return forbidden("read-only", "the token may look (role read); changes need the role admin")
          .map(it -> it.withHeader("WWW-Authenticate", REALM + ", error=\"insufficient_scope\""));
    }
    return Optional.empty();
  }

  private static Optional<String> bearer(String authorization) {
    int space = authorization.indexOf(' ');
    return space > 0 && authorization.substring(0, space).toLowerCase(Locale.ROOT).equals("bearer")
        ? Optional.of(authorization.substring(space + 1).strip())
        : Optional.empty();
  }

  /** Goes through all of them, so that the time tells nothing of which one was like it. */
  private static Optional<Role> role(String shown, List<ApiToken> tokens) {
    Optional<Role> role = Optional.empty();
    for (ApiToken token : tokens) {
      if (token.token().matches(shown)) {
        role = Optional.of(token.role());
      }
    }
    return role;
  }

  private static Optional<Refusal> ofSite(Asker asker) {
    boolean sameSite = asker.site().filter(site -> !SAME_SITE.contains(site)).isEmpty();
    boolean sameOrigin =
        asker.origin().isEmpty()
            || asker.origin().flatMap(Access::authority).equals(asker.host().map(Access::lower));
    if (!sameSite || !sameOrigin) {
      return forbidden("cross-site", "the request comes from a page of another site");
    }
    if (!asker.method().equals("DELETE")
        && asker.contentType().filter(BODIES::contains).isEmpty()) {
      return Optional.of(Refusal.of(415, "media-type", "expected Content-Type: application/json"));
    }
    return Optional.empty();
  }

  /** {@code https://host:port} without its scheme; empty for {@code null} and the like. */
  private static Optional<String> authority(String origin) {
    int slashes = origin.indexOf("://");
    return slashes < 0 ? Optional.empty() : Optional.of(lower(origin.substring(slashes + 3)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Optional<Refusal> unauthorized(String challenge, String detail) {
    return Optional.of(
        Refusal.of(401, "unauthorized", detail).withHeader("WWW-Authenticate", challenge));
  }

  private static Optional<Refusal> forbidden(String type, String detail) {
    return Optional.of(Refusal.of(403, type, detail));
  }
}
