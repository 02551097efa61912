package io.registrynotifier.worker.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.registrynotifier.config.ApiSettings;

/**
 * {@code /api}: what there is to know of endpoints, events and dead letters, and what they can be
 * told; {@code openapi.json} describes it.
 *
 * <p>Thread-safe. No request holds a thread while it waits. Everything under {@code /api/} is
 * guarded, whoever serves it.
 */
public final class Api {
  private final Access access;
  private final ApiSources sources;

  public Api(ApiSettings settings, ApiSources sources) {
    this.access = new Access(settings);
    this.sources = sources;
  }

  /** Adds the guard and the routes. */
  public void addTo(RoutesConfig routes) {
    routes.exception(RefusedException.class, (refused, http) -> refused.refusal().answer(http));
    routes.before("/api/*", this::guard);
    Views views = new Views(sources);
    new OpenApiRoute().addTo(routes);
    new StatusRoute(views, sources, access).addTo(routes);
    new EndpointRoutes(views, sources).addTo(routes);
    new HistoryRoutes(views, sources).addTo(routes);
    new EventRoute(sources).addTo(routes);
    new LetterRoutes(sources).addTo(routes);
    new DefinitionRoutes(sources.directory()).addTo(routes);
    new OrderRoutes(views, sources).addTo(routes);
    new TrialRoute(views, sources).addTo(routes);
  }

  private void guard(Context http) {
    http.header("Cache-Control", "no-store");
    http.header("X-Content-Type-Options", "nosniff");
    http.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    http.header("Cross-Origin-Resource-Policy", "same-origin");
    http.header("Referrer-Policy", "no-referrer");
    access
        .refusal(Asker.of(http))
        .ifPresent(
            refusal -> {
              throw refusal.asException();
            });
  }
}
