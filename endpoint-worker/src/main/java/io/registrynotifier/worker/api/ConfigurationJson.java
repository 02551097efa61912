package io.registrynotifier.worker.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Retry;
import io.registrynotifier.endpoint.Start;
import io.registrynotifier.endpoint.StatusRanges;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;

/**
 * An endpoint's definition in the shape of the file, defaults and all, with secrets masked: what is
 * in force, and what may be put back as it is. Stateless.
 */
final class ConfigurationJson {
  private ConfigurationJson() {}

  static ObjectNode of(Endpoint endpoint) {
    ObjectNode json = Json.object();
    json.put("name", endpoint.name());
    json.put("url", endpoint.maskedUrl());
    ObjectNode headers = json.putObject("headers");
    endpoint.headers().masked().forEach((name, values) -> headers.set(name, texts(values)));
    json.put("timeout", span(endpoint.timeout()));
    json.put("threshold", endpoint.threshold());
    json.put("backoff", span(endpoint.retry().backoff()));
    if (!endpoint.ignoredMediaTypes().isEmpty()) {
      json.set("ignoredmediatypes", texts(endpoint.ignoredMediaTypes()));
    }
    ObjectNode ignore = json.putObject("ignore");
    ignore.set("mediatypes", texts(new TreeSet<>(endpoint.ignore().mediaTypes())));
    ignore.set("actions", texts(new TreeSet<>(endpoint.ignore().actions())));
    json.put("ordering", word(endpoint.ordering()));
    json.put("concurrency", endpoint.concurrency());
    json.putObject("batch")
        .put("events", endpoint.batch().events())
        .put("bytes", endpoint.batch().maxBytes())
        .put("linger", span(endpoint.batch().linger()));
    json.set("retry", retry(endpoint.retry()));
    ObjectNode reject = json.putObject("reject");
    reject.set("statuses", statuses(endpoint.reject().statuses()));
    reject.put("action", word(endpoint.reject().action()));
    json.set("accept", statuses(endpoint.accept()));
    json.put("start", start(endpoint.start()));
    json.put("format", word(endpoint.format()));
    json.put("log", word(endpoint.log()));
    json.putObject("duplicates")
        .put("window", endpoint.duplicates().isOff() ? "off" : span(endpoint.duplicates().window()))
        .put("events", endpoint.duplicates().maxEvents());
    return json;
  }

  private static ObjectNode retry(Retry retry) {
    ObjectNode json = Json.object();
    json.put("maxbackoff", span(retry.maxBackoff()));
    json.put("jitter", retry.jitter());
    if (retry.attempts().isPresent()) {
      json.put("attempts", retry.attempts().getAsInt());
    } else {
      json.put("attempts", "unlimited");
    }
    json.put("age", retry.age().map(ConfigurationJson::span).orElse("unlimited"));
    json.put("retryaftermax", span(retry.maxRetryAfter()));
    return json;
  }

  private static String start(Start start) {
    if (start instanceof Start.At at) {
      return at.time().toString();
    }
    return start instanceof Start.Earliest ? "earliest" : "latest";
  }

  private static ArrayNode statuses(StatusRanges statuses) {
    return texts(
        statuses.ranges().stream()
            .map(
                range ->
                    range.first() == range.last()
                        ? String.valueOf(range.first())
                        : range.first() + "-" + range.last())
            .toList());
  }

  private static ArrayNode texts(Collection<String> texts) {
    return Json.texts(texts);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As the file has it: the largest unit that divides it. */
  private static String span(Duration span) {
    long nanos = span.toNanos();
    if (nanos % 1_000_000 != 0) {
      return nanos + "ns";
    }
    long millis = span.toMillis();
    if (millis == 0 || millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds % 60 != 0) {
      return seconds + "s";
    }
    return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
  }
}
