package io.registrynotifier.producer.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.config.HttpSettings;
import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.event.MediaTypes;
import io.registrynotifier.process.HttpServer;
import io.registrynotifier.process.ProcessMetrics;
import io.registrynotifier.topic.ClientProperties;
import io.registrynotifier.topic.TopicSettings;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** A whole bridge behind its server, as a process runs it. */
final class Bridge implements AutoCloseable {
  static final int PARTITIONS = 3;

  private final BridgeApp app;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Bridge(BridgeApp app, HttpServer server) {
    this.app = app;
    this.server = server;
  }

  static Bridge start(String bootstrapServers, String prefix) {
    return start(Map.of("bootstrap.servers", bootstrapServers), prefix);
  }

  static Bridge start(Map<String, String> kafka, String prefix) {
    NotifierConfig defaults = NotifierConfig.DEFAULT;
    NotifierConfig config =
        new NotifierConfig(
            new ClientProperties(kafka),
            new TopicSettings(prefix, PARTITIONS, 1, Duration.ofDays(1)),
            defaults.http(),
            defaults.includeReferences(),
            defaults.endpoints(),
            defaults.bridge(),
            defaults.worker(),
            defaults.api(),
            defaults.ledger(),
            defaults.directory());
    ProcessMetrics metrics = ProcessMetrics.create();
    BridgeApp app = BridgeApp.start(config, metrics);
    Duration drain = Duration.ofSeconds(15);
    return new Bridge(
        app, HttpServer.start(new HttpSettings("127.0.0.1", 0), drain, metrics, List.of(app)));
  }

  HttpResponse<String> ready() {
    return send(HttpRequest.newBuilder(server.uri().resolve("/readyz"))).join();
  }

  boolean isReady() {
    return ready().statusCode() == 200;
  }

  String metrics() {
    return send(HttpRequest.newBuilder(server.uri().resolve("/metrics"))).join().body();
  }

  HttpResponse<String> post(String id) {
    return postAsync(id, "library/a", 0).join();
  }

  CompletableFuture<HttpResponse<String>> postAsync(String id, String repository, int padding) {
    return postAsync(event(id, repository, padding));
  }

  /** One envelope of these events. */
  HttpResponse<String> postTogether(String... events) {
    return postAsync(String.join(",", events)).join();
  }

  static String event(String id, String repository, int padding) {
    return "{\"id\":\"%s\",\"action\":\"push\",\"target\":{\"repository\":\"%s\"},\"pad\":\"%s\"}"
        .formatted(id, repository, padding(padding));
  }

  private CompletableFuture<HttpResponse<String>> postAsync(String events) {
    String body = "{\"events\":[%s]}".formatted(events);
    return send(
        HttpRequest.newBuilder(server.uri().resolve("/events"))
            .header("Content-Type", MediaTypes.EVENTS_V1)
            .POST(BodyPublishers.ofByteArray(body.getBytes(UTF_8))));
  }

  /** Letters that no compression makes small. */
  private static String padding(int length) {
    Random random = new Random(length);
    return random
        .ints('0', 'z' + 1)
        .filter(Character::isLetterOrDigit)
        .limit(length)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
    return client.sendAsync(
        request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    server.close();
    app.close();
  }
}
