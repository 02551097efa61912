package io.registrynotifier.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.registrynotifier.config.ApiSettings;
import io.registrynotifier.worker.http.WebhookClient;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class OpenApiTest {
  @Test
  void document_describesEveryRoute_andNoOther() throws IOException {
    // Given
    Document document = Document.read();

    // When
    Set<String> routes = routes();

    // Then
    assertThat(document.operations()).isEqualTo(routes);
  }

  private static Set<String> routes() {
    ExecutorService lookups = Executors.newSingleThreadExecutor();
    try (WebhookClient webhooks = WebhookClient.start(lookups)) {
      Clock clock = Clock.systemUTC();
      ApiSources sources =
          new ApiSources(
              new FakeDirectory(),
              new FakeLedger(),
              new FakeSurvey(),
              new FakeLetters(),
              new FakeWorker(),
              webhooks.trials(clock),
              clock);
      Api api = new Api(ApiSettings.DEFAULT, sources);
      Set<String> routes = new TreeSet<>();
      Javalin.create(config -> api.addTo(config.routes))
          .unsafe
          .internalRouter
          .allHttpHandlers()
          .forEach(it -> routes.add(it.endpoint.method.name() + " " + it.endpoint.path));
      routes.removeIf(route -> route.startsWith("BEFORE"));
      return routes;
    } finally {
      lookups.shutdownNow();
    }
  }
}
