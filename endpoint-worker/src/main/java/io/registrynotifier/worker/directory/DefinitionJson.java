package io.registrynotifier.worker.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Ignore;
import io.registrynotifier.endpoint.Reject;
import io.registrynotifier.endpoint.Retry;
import io.registrynotifier.endpoint.Start;
import io.registrynotifier.endpoint.StatusRanges;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;

/** An endpoint's definition as JSON, with the keys that the configuration file has. */
public final class DefinitionJson {
  private static final String UNLIMITED = "unlimited";

  private DefinitionJson() {}

  /** Everything that is in force, defaults included, with secrets masked. */
  public static ObjectNode masked(Endpoint endpoint) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", endpoint.name());
    json.put("url", endpoint.maskedUrl());
    json.put("disabled", endpoint.disabled());
    ObjectNode headers = json.putObject("headers");
    endpoint.headers().masked().forEach((name, values) -> add(headers.putArray(name), values));
    json.setAll(open(endpoint));
    return json;
  }

  /** What is not secret, and no default: a default that comes later changes nothing in it. */
  static ObjectNode minimal(Endpoint endpoint) {
    ObjectNode json = open(endpoint);
    remove(json, open(Endpoint.of(endpoint.name(), URI.create("http://localhost"))));
    return json;
  }

  private static void remove(ObjectNode json, ObjectNode defaults) {
    for (Iterator<String> names = defaults.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      JsonNode value = json.path(name);
      if (value instanceof ObjectNode section && defaults.get(name) instanceof ObjectNode absent) {
        remove(section, absent);
      }
      if (value.equals(defaults.get(name)) || (value.isObject() && value.isEmpty())) {
        json.remove(name);
      }
    }
  }

  private static ObjectNode open(Endpoint endpoint) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("timeout", text(endpoint.timeout()));
    json.put("threshold", endpoint.threshold());
    json.put("backoff", text(endpoint.retry().backoff()));
    add(json.putArray("ignoredmediatypes"), endpoint.ignoredMediaTypes());
    ignore(json.putObject("ignore"), endpoint.ignore());
    json.put("ordering", text(endpoint.ordering()));
    json.put("concurrency", endpoint.concurrency());
    ObjectNode batch = json.putObject("batch");
    batch.put("events", endpoint.batch().events());
    batch.put("bytes", endpoint.batch().maxBytes());
    batch.put("linger", text(endpoint.batch().linger()));
    retry(json.putObject("retry"), endpoint.retry());
    reject(json.putObject("reject"), endpoint.reject());
    statuses(json.putArray("accept"), endpoint.accept());
    json.put("start", text(endpoint.start()));
    json.put("format", text(endpoint.format()));
    json.put("log", text(endpoint.log()));
    ObjectNode duplicates = json.putObject("duplicates");
    duplicates.put(
        "window", endpoint.duplicates().isOff() ? "off" : text(endpoint.duplicates().window()));
    duplicates.put("events", endpoint.duplicates().maxEvents());
    return json;
  }

  private static void ignore(ObjectNode json, Ignore ignore) {
    add(json.putArray("mediatypes"), ignore.mediaTypes().stream().sorted().toList());
    add(json.putArray("actions"), ignore.actions().stream().sorted().toList());
  }

  private static void retry(ObjectNode json, Retry retry) {
    json.put("maxbackoff", text(retry.maxBackoff()));
    json.put("jitter", BigDecimal.valueOf(retry.jitter()).stripTrailingZeros().toPlainString());
    json.put(
        "attempts",
        retry.attempts().isPresent() ? Integer.toString(retry.attempts().getAsInt()) : UNLIMITED);
    json.put("age", retry.age().map(DefinitionJson::text).orElse(UNLIMITED));
    json.put("retryaftermax", text(retry.maxRetryAfter()));
  }

  private static void reject(ObjectNode json, Reject reject) {
    statuses(json.putArray("statuses"), reject.statuses());
    json.put("action", text(reject.action()));
  }

  private static void statuses(ArrayNode json, StatusRanges statuses) {
    statuses
        .ranges()
        .forEach(
            range ->
                json.add(
                    range.first() == range.last()
                        ? Integer.toString(range.first())
                        : range.first() + "-" + range.last()));
  }

  private static void add(ArrayNode json, Collection<String> texts) {
    texts.forEach(json::add);
  }

  private static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String text(Start start) {
    if (start instanceof Start.At at) {
      return at.time().toString();
    }
    return start instanceof Start.Earliest ? "earliest" : "latest";
  }

  /** In the largest unit that says it whole. */
  private static String text(Duration duration) {
    long nanos = duration.toNanosPart();
    if (nanos % 1_000_000 != 0) {
      return duration.toNanos() + "ns";
    }
    if (nanos != 0) {
      return duration.toMillis() + "ms";
    }
    long seconds = duration.toSeconds();
    if (seconds == 0 || seconds % 60 != 0) {
      return seconds + "s";
    }
    return seconds % 3_600 != 0 ? seconds / 60 + "m" : seconds / 3_600 + "h";
  }
}
