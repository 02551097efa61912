package io.registrynotifier.worker.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Headers;
import io.registrynotifier.worker.metrics.EventCounts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * {@code /debug/vars} as the registry serves it (Go's expvar; {@code notifications/metrics.go}):
 * the same members in the same order, durations in nanoseconds, {@code null} where the registry has
 * none. Header values are masked, and so is what follows a {@code ?} in a URL. Thread-safe.
 */
public final class ExpvarPage {
  private static final JsonFactory JSON = new JsonFactory();

  private final Supplier<CompletableFuture<List<ShownEndpoint>>> endpoints;

  /** Shows whatever endpoints there are when somebody looks. */
  public ExpvarPage(Supplier<CompletableFuture<List<ShownEndpoint>>> endpoints) {
    this.endpoints = endpoints;
  }

  /** Adds the page. */
  public void addTo(RoutesConfig routes) {
    routes.get("/debug/vars", this::show);
  }

  private void show(Context http) {
    http.future(
        () ->
            endpoints
                .get()
                .thenAccept(
                    shown ->
                        http.contentType("application/json; charset=utf-8").result(text(shown))));
  }

  static String text(List<ShownEndpoint> shown) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeObjectFieldStart("registry");
      json.writeObjectFieldStart("notifications");
      writeEndpoints(shown, json);
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory", e);
    }
    return text.toString();
  }

  private static void writeEndpoints(List<ShownEndpoint> shown, JsonGenerator json)
      throws IOException {
    if (shown.isEmpty()) {
      json.writeNullField("endpoints");
      return;
    }
    json.writeArrayFieldStart("endpoints");
    for (ShownEndpoint each : shown) {
      write(each, json);
    }
    json.writeEndArray();
  }

  private static void write(ShownEndpoint shown, JsonGenerator json) throws IOException {
    Endpoint endpoint = shown.endpoint();
    json.writeStartObject();
    json.writeStringField("name", endpoint.name());
    json.writeStringField("url", endpoint.maskedUrl());
    writeHeaders(endpoint.headers(), json);
    json.writeNumberField("Timeout", endpoint.timeout().toNanos());
    json.writeNumberField("Threshold", endpoint.threshold());
    json.writeNumberField("Backoff", endpoint.retry().backoff().toNanos());
    writeStrings("IgnoredMediaTypes", endpoint.ignoredMediaTypes(), json);
    json.writeObjectFieldStart("Ignore");
    writeStrings("MediaTypes", new TreeSet<>(endpoint.ignore().mediaTypes()), json);
    writeStrings("Actions", new TreeSet<>(endpoint.ignore().actions()), json);
    json.writeEndObject();
    writeMetrics(shown, json);
    json.writeEndObject();
  }

  private static void writeHeaders(Headers headers, JsonGenerator json) throws IOException {
    if (headers.values().isEmpty()) {
      json.writeNullField("Headers");
      return;
    }
    json.writeObjectFieldStart("Headers");
    for (Map.Entry<String, List<String>> header : new TreeMap<>(headers.masked()).entrySet()) {
      writeStrings(header.getKey(), header.getValue(), json);
    }
    json.writeEndObject();
  }

  private static void writeMetrics(ShownEndpoint shown, JsonGenerator json) throws IOException {
    EventCounts counts = shown.counts();
    json.writeObjectFieldStart("Metrics");
    json.writeNumberField("Pending", shown.pending());
    json.writeNumberField("Events", counts.events());
    json.writeNumberField("Successes", counts.successes());
    json.writeNumberField("Failures", counts.failures());
    json.writeNumberField("Errors", counts.errors());
    json.writeObjectFieldStart("Statuses");
    for (Map.Entry<String, Long> status : new TreeMap<>(counts.statuses()).entrySet()) {
      json.writeNumberField(status.getKey(), status.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Go prints a slice that was never set as null. */
  private static void writeStrings(String name, Collection<String> values, JsonGenerator json)
      throws IOException {
    if (values.isEmpty()) {
      json.writeNullField(name);
      return;
    }
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
