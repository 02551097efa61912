package io.registrynotifier.ingress;

import io.javalin.config.RoutesConfig;
import io.prometheus.client.CollectorRegistry;
import io.registrynotifier.config.HttpSettings;
import io.registrynotifier.ingress.metrics.BridgeMetrics;
import io.registrynotifier.process.HttpServer;
import io.registrynotifier.process.ProcessMetrics;
import io.registrynotifier.process.ReadinessCheck;
import io.registrynotifier.process.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An ingress behind a real server, with a sink in the test's hands and real metrics. */
final class IngressServer implements AutoCloseable {
  final HeldSink sink = new HeldSink();
  private final ProcessMetrics metrics = ProcessMetrics.create();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpServer server;

  IngressServer(Guard guard, IngressLimits limits) {
    Ingress ingress = new Ingress(sink, guard, limits, BridgeMetrics.create(metrics));
    this.server =
        HttpServer.start(
            new HttpSettings("127.0.0.1", 0),
            Duration.ofSeconds(1),
            metrics,
            List.of(new IngressService(ingress)));
  }

  int port() {
    return server.port();
  }

  URI uri() {
    return server.uri().resolve("/events");
  }

  RawHttp connect() {
    return new RawHttp(port());
  }

  HttpRequest.Builder request(byte[] body) {
    return HttpRequest.newBuilder(uri())
        .header("Content-Type", Envelopes.CONTENT_TYPE)
        .POST(BodyPublishers.ofByteArray(body));
  }

  HttpResponse<String> post(byte[] body) {
    return send(request(body)).join();
  }

  CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
    return client.sendAsync(request.build(), BodyHandlers.ofString());
  }

  double rejected(String reason) {
    return value("registry_notifications_bridge_rejected_total", "reason", reason);
  }

  double events(String result) {
    return value("registry_notifications_bridge_events_total", "result", result);
  }

  double publishes() {
    return Optional.ofNullable(
            registry().getSampleValue("registry_notifications_bridge_publish_seconds_count"))
        .orElseThrow();
  }

  private double value(String name, String label, String value) {
    return Optional.ofNullable(
            registry().getSampleValue(name, new String[] {label}, new String[] {value}))
        .orElseThrow();
  }

  CollectorRegistry registry() {
    return metrics.registry();
  }

  @Override
  public void close() {
    sink.writes.forEach(write -> write.complete(null));
    server.close();
  }

  private record IngressService(Ingress ingress) implements Service {
    @Override
    public String name() {
      return "bridge";
    }

    @Override
    public void routes(RoutesConfig routes) {
      ingress.addTo(routes);
    }

    @Override
    public List<ReadinessCheck> checks() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
