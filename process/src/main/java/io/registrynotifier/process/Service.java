package io.registrynotifier.process;

import io.javalin.config.RoutesConfig;
import java.util.List;

/**
 * One part of a process that does its work as long as the process runs: the bridge, the worker.
 *
 * <p>Several services share one {@link HttpServer}; each has paths of its own. {@code routes} is
 * called once, before the server listens. Thread-safe.
 */
public interface Service extends AutoCloseable {
  /** What a person calls it, in lower case: {@code bridge}. */
  String name();

  /** Adds the service's pages to the process's server. */
  void routes(RoutesConfig routes);

  /** What must be well before the service can do its work. */
  List<ReadinessCheck> checks();

  /** Finishes what is under way within the service's own bound. Idempotent; never throws. */
  @Override
  void close();
}
