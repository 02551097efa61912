package io.registrynotifier.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.registrynotifier.worker.api.Refusal.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The members of a request's body, read strictly. Immutable. */
record Members(ObjectNode json) {

  /** Refuses members that nobody would look at. */
  static Members of(byte[] body, Set<String> known) {
    ObjectNode json = Json.read(body);
    List<Fault> unknown = new ArrayList<>();
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                String expected = known.isEmpty() ? "none" : String.join(", ", known);
                unknown.add(new Fault(name, 0, 0, "unknown member; expected " + expected));
              }
            });
    if (!unknown.isEmpty()) {
      throw refusal(unknown).asException();
    }
    return new Members(json);
  }

  boolean has(String name) {
    return find(name).isPresent();
  }

  Optional<String> text(String name) {
    return find(name)
        .map(
            value -> {
              if (!value.isTextual()) {
                throw wrong(name, "a text");
              }
              return value.textValue();
            });
  }

  OptionalLong number(String name) {
    Optional<JsonNode> found = find(name);
    if (found.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!found.get().isIntegralNumber() || !found.get().canConvertToLong()) {
      throw wrong(name, "a whole number");
    }
    return OptionalLong.of(found.get().longValue());
  }

  boolean flag(String name) {
    return find(name)
        .map(
            value -> {
              if (!value.isBoolean()) {
                throw wrong(name, "true or false");
              }
              return value.booleanValue();
            })
        .orElse(false);
  }

  /** The elements of a list; empty when there is none. */
  Optional<List<JsonNode>> list(String name) {
    return find(name)
        .map(
            value -> {
              if (!value.isArray()) {
                throw wrong(name, "a list");
              }
              List<JsonNode> elements = new ArrayList<>();
              value.forEach(elements::add);
              return elements;
            });
  }

  static RefusedException wrong(String name, String expected) {
    return refusal(List.of(new Fault(name, 0, 0, "expected " + expected))).asException();
  }

  private Optional<JsonNode> find(String name) {
    return Optional.ofNullable(json.get(name)).filter(value -> !value.isNull());
  }

  private static Refusal refusal(List<Fault> faults) {
    Fault first = faults.get(0);
    return Refusal.of(422, "invalid-request", first.key() + ": " + first.message())
        .withFaults(faults);
  }
}
