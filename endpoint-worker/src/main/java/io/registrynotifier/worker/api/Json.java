package io.registrynotifier.worker.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** JSON as a tree; what is not known is null. Stateless. */
final class Json {
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static <T> ArrayNode array(Stream<T> values, Function<T, ? extends JsonNode> toJson) {
    ArrayNode array = array();
    values.forEach(value -> array.add(toJson.apply(value)));
    return array;
  }

  static ArrayNode texts(Collection<String> texts) {
    return array(texts.stream(), JsonNodeFactory.instance::textNode);
  }

  static void put(ObjectNode json, String name, Optional<?> value) {
    json.put(name, value.map(Object::toString).orElse(null));
  }

  static void put(ObjectNode json, String name, OptionalLong value) {
    json.put(name, value.isPresent() ? (Long) value.getAsLong() : null);
  }

  static void put(ObjectNode json, String name, OptionalInt value) {
    json.put(name, value.isPresent() ? (Integer) value.getAsInt() : null);
  }

  static void put(ObjectNode json, String name, Instant value) {
    json.put(name, value.toString());
  }

  static ObjectNode counts(Map<String, Long> counts) {
    ObjectNode json = object();
    new TreeMap<>(counts).forEach(json::put);
    return json;
  }

  /** The members of an object; of none when there is nothing but white space. */
  static ObjectNode read(byte[] body) {
    try {
      JsonNode read = READER.readTree(body);
      if (read.isMissingNode()) {
        return object();
      }
      if (read instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      // its message would quote the body, which may hold a secret
      throw unreadable(" (line " + line(e) + ")").asException();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw unreadable("").asException();
  }

  private static int line(JacksonException failure) {
    return failure.getLocation() == null ? 1 : failure.getLocation().getLineNr();
  }

  private static Refusal unreadable(String where) {
    return Refusal.of(400, "not-json", "body: expected one JSON object" + where);
  }
}
