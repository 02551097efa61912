package io.registrynotifier.process;

import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** A service with one page that answers, one that fails, one that waits, and one check. */
final class FakeService implements Service {
  final AtomicReference<Optional<String>> problem = new AtomicReference<>(Optional.empty());
  final CompletableFuture<Void> asked = new CompletableFuture<>();
  final CompletableFuture<String> answer = new CompletableFuture<>();
  private final String name;

  FakeService(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.post("/" + name, http -> http.result(name));
    routes.get(
        "/" + name + "/defect",
        http -> {
          throw new IllegalStateException("secret of " + name);
        });
    routes.get(
        "/" + name + "/wait",
        http -> {
          asked.complete(null);
          http.future(() -> answer.thenAccept(http::result));
        });
  }

  @Override
  public List<ReadinessCheck> checks() {
    return List.of(ReadinessCheck.of("kafka", problem::get));
  }

  @Override
  public void close() {}
}
