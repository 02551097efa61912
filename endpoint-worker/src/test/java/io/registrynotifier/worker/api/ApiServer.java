package io.registrynotifier.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.registrynotifier.config.ApiSettings;
import io.registrynotifier.config.HttpSettings;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.process.HttpServer;
import io.registrynotifier.process.ProcessMetrics;
import io.registrynotifier.process.ReadinessCheck;
import io.registrynotifier.process.Service;
import io.registrynotifier.worker.http.WebhookClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The API on a real server, over fakes; every answer is held against its description. */
final class ApiServer implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final FakeDirectory directory = new FakeDirectory();
  private final FakeLedger ledger = new FakeLedger();
  private final FakeSurvey survey = new FakeSurvey();
  private final FakeLetters letters = new FakeLetters();
  private final ExecutorService lookups = Executors.newSingleThreadExecutor();
  private final WebhookClient webhooks = WebhookClient.start(lookups);
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;
  private final Document document;

  private ApiServer(ApiSettings settings) {
    Clock clock = Clock.fixed(Seen.NOW, ZoneOffset.UTC);
    Api api =
        new Api(
            settings,
            new ApiSources(
                directory,
                ledger,
                survey,
                letters,
                new FakeWorker(),
                webhooks.trials(clock),
                clock));
    this.server =
        HttpServer.start(
            new HttpSettings("127.0.0.1", 0),
            Duration.ofSeconds(1),
            ProcessMetrics.create(),
            List.of(new ApiService(api)));
    try {
      this.document = Document.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ApiServer start() {
    return start(ApiSettings.DEFAULT);
  }

  static ApiServer start(ApiSettings settings) {
    return new ApiServer(settings);
  }

  FakeDirectory directory() {
    return directory;
  }

  FakeLedger ledger() {
    return ledger;
  }

  FakeSurvey survey() {
    return survey;
  }

  FakeLetters letters() {
    return letters;
  }

  /** An endpoint that is known to directory and Kafka. */
  ApiServer with(Endpoint endpoint, Seen seen) {
    directory.add(endpoint);
    survey.add(endpoint.name(), seen);
    return this;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  /** With the content type of JSON. */
  HttpResponse<String> post(String path, String body, String... headers) {
    return sendJson("POST", path, body, headers);
  }

  HttpResponse<String> sendJson(String method, String path, String body, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return send(method, path, body, all);
  }

  HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri().resolve(path)).timeout(Duration.ofSeconds(30));
    request.method(
        method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> answer = answer(request.build());
    assertThat(document.objections(method, path, answer)).as(answer.body()).isEmpty();
    return answer;
  }

  private HttpResponse<String> answer(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    webhooks.close();
    lookups.shutdownNow();
  }

  private record ApiService(Api api) implements Service {
    @Override
    public String name() {
      return "worker";
    }

    @Override
    public void routes(RoutesConfig routes) {
      api.addTo(routes);
    }

    @Override
    public List<ReadinessCheck> checks() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
