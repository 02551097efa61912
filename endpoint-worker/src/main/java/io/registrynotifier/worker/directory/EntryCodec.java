package io.registrynotifier.worker.directory;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.registrynotifier.worker.directory.StoredSecret.InFile;
import io.registrynotifier.worker.directory.StoredSecret.Sealed;
import io.registrynotifier.worker.directory.StoredSecret.Written;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Entries as the values of records on the topic, and back. What is no entry, or one of a later
 * version that says what this one does not know, is a foreign record. Thread-safe.
 */
final class EntryCodec {
  private static final int VERSION = 1;
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(20).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private EntryCodec() {}

  static byte[] encode(StoredEntry entry) {
    try {
      return MAPPER.writeValueAsBytes(json(entry));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an entry could not be written", e);
    }
  }

  /** Empty when it is a foreign record. */
  static Optional<StoredEntry> decode(byte[] value) {
    try {
      JsonNode json = MAPPER.readTree(value);
      return json.path("v").asInt() == VERSION ? Optional.of(entry(json)) : Optional.empty();
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ObjectNode json(StoredEntry entry) throws JsonProcessingException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("v", VERSION);
    ObjectNode definition = json.putObject("definition");
    definition.set("url", url(entry.secrets()));
    if (entry.disabled()) {
      definition.put("disabled", true);
    }
    ObjectNode headers = JsonNodeFactory.instance.objectNode();
    entry
        .secrets()
        .headers()
        .forEach(
            (name, values) -> {
              var list = headers.putArray(name);
              values.forEach(value -> list.add(secret(value)));
            });
    if (!headers.isEmpty()) {
      definition.set("headers", headers);
    }
    definition.setAll((ObjectNode) MAPPER.readTree(entry.definition()));
    json.put("activity", word(entry.activity()));
    entry.reason().ifPresent(reason -> json.put("reason", reason));
    json.put("created", entry.created().toString());
    json.put("changed", entry.changed().toString());
    json.put("origin", word(entry.origin()));
    entry.hash().ifPresent(hash -> json.put("hash", hash));
    entry.applied().ifPresent(applied -> json.put("applied", applied));
    entry.retryAt().ifPresent(time -> json.put("retryAt", time.toString()));
    if (!entry.skips().isEmpty()) {
      var skips = json.putArray("skips");
      entry.skips().forEach(skip -> skips.add(skip(skip)));
    }
    return json;
  }

  private static JsonNode url(StoredSecrets secrets) {
    JsonNode url = secret(secrets.url());
    if (url instanceof ObjectNode object) {
      object.put("base", secrets.base());
    }
    return url;
  }

  private static JsonNode secret(StoredSecret secret) {
    if (secret instanceof Written written) {
      return JsonNodeFactory.instance.textNode(written.text());
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    return secret instanceof Sealed sealed
        ? json.put("sealed", sealed.text())
        : json.put("infile", true);
  }

  private static ObjectNode skip(SkipOrder skip) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("partition", skip.partition())
        .put("offset", skip.offset())
        .put("reason", skip.reason())
        .put("asked", skip.asked().toString());
  }

  private static StoredEntry entry(JsonNode json) throws JacksonException {
    ObjectNode definition = object(json.path("definition")).deepCopy();
    JsonNode url = definition.remove("url");
    JsonNode headers = definition.remove("headers");
    JsonNode disabled = definition.remove("disabled");
    return new StoredEntry(
        MAPPER.writeValueAsString(definition),
        disabled != null && disabled.asBoolean(),
        new StoredSecrets(
            stored(require(url)), url.path("base").asText(url.asText()), headers(headers)),
        optional(json, "hash"),
        optional(json, "applied"),
        Activity.valueOf(text(json, "activity").toUpperCase(Locale.ROOT)),
        optional(json, "reason"),
        Instant.parse(text(json, "created")),
        Instant.parse(text(json, "changed")),
        Origin.valueOf(text(json, "origin").toUpperCase(Locale.ROOT)),
        optional(json, "retryAt").map(Instant::parse),
        skips(json.path("skips")));
  }

  private static Map<String, List<StoredSecret>> headers(@Nullable JsonNode json) {
    Map<String, List<StoredSecret>> headers = new LinkedHashMap<>();
    if (json != null) {
      for (Map.Entry<String, JsonNode> header : object(json).properties()) {
        List<StoredSecret> values = new ArrayList<>();
        header.getValue().forEach(value -> values.add(stored(value)));
        headers.put(header.getKey(), values);
      }
    }
    return headers;
  }

  private static StoredSecret stored(JsonNode json) {
    if (json.isTextual()) {
      return new Written(json.asText());
    }
    return json.has("sealed") ? new Sealed(text(json, "sealed")) : inFile(json);
  }

  private static StoredSecret inFile(JsonNode json) {
    if (!json.path("infile").asBoolean()) {
      throw new IllegalArgumentException("neither written, sealed nor in the file");
    }
    return new InFile();
  }

  private static List<SkipOrder> skips(JsonNode json) {
    List<SkipOrder> skips = new ArrayList<>();
    for (JsonNode skip : json) {
      skips.add(
          new SkipOrder(
              skip.path("partition").asInt(),
              skip.path("offset").asLong(),
              text(skip, "reason"),
              Instant.parse(text(skip, "asked"))));
    }
    return skips;
  }

  private static ObjectNode object(JsonNode json) {
    if (json instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("expected an object");
  }

  private static JsonNode require(@Nullable JsonNode json) {
    if (json == null) {
      throw new IllegalArgumentException("expected a URL");
    }
    return json;
  }

  private static String text(JsonNode json, String name) {
    return optional(json, name).orElseThrow(() -> new IllegalArgumentException("expected " + name));
  }

  private static Optional<String> optional(JsonNode json, String name) {
    return json.path(name).isTextual() ? Optional.of(json.path(name).asText()) : Optional.empty();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
