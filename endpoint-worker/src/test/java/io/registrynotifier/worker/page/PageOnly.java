package io.registrynotifier.worker.page;

import io.javalin.config.RoutesConfig;
import io.registrynotifier.process.ReadinessCheck;
import io.registrynotifier.process.Service;
import java.util.List;

/** A process that has the status page and nothing else. */
final class PageOnly implements Service {
  @Override
  public String name() {
    return "page";
  }

  @Override
  public void routes(RoutesConfig routes) {
    StatusPage.load().addTo(routes);
  }

  @Override
  public List<ReadinessCheck> checks() {
    return List.of();
  }

  @Override
  public void close() {}
}
