package io.registrynotifier.config;

import io.registrynotifier.config.Value.Fields;
import io.registrynotifier.config.Value.Items;
import io.registrynotifier.config.Value.Nothing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Keys with values, read one key at a time. Whatever is wrong is reported and stands as absent, so
 * that reading goes on. {@link #end} reports the keys that nobody asked for. Not thread-safe;
 * confined to one reading.
 */
final class Section {
  private final Place place;
  private final Map<String, Value> values;
  private final Problems problems;
  private final KnownKeys known;
  private final Set<String> asked = new TreeSet<>();

  private Section(Place place, Map<String, Value> values, Problems problems, KnownKeys known) {
    this.place = place;
    this.values = values;
    this.problems = problems;
    this.known = known;
  }

  /** The section that a value is; an empty one when it is none. */
  static Section of(Value value, Problems problems, KnownKeys known) {
    if (value instanceof Fields fields) {
      return new Section(fields.place(), fields.values(), problems, known);
    }
    if (!(value instanceof Nothing) && !isBroken(value)) {
      problems.error(value.place(), "found " + value.kind() + ", expected keys with values");
    }
    return new Section(value.place(), Map.of(), problems, known);
  }

  Place place() {
    return place;
  }

  boolean has(String key) {
    return find(key).isPresent();
  }

  /** The text behind a key, if there is one, as it reads when filled in. */
  Optional<String> text(String key) {
    return find(key)
        .flatMap(value -> value instanceof Value.Text text ? text.filledIn() : Optional.empty());
  }

  /** What stands behind a key, as it stands there. */
  Optional<Value> raw(String key) {
    return find(key);
  }

  <T> T value(String key, T absent, Kind<T> kind) {
    return optional(key, kind).orElse(absent);
  }

  <T> Optional<T> optional(String key, Kind<T> kind) {
    return find(key).flatMap(value -> kind.read(value, problems));
  }

  <T> Optional<T> required(String key, String expected, Kind<T> kind) {
    if (find(key).isEmpty()) {
      error(key, "required: expected " + expected);
    }
    return optional(key, kind);
  }

  /** The elements of a list that are of a kind; empty when there is no list. */
  <T> List<T> list(String key, Kind<T> kind) {
    return elements(key, value -> kind.read(value, problems));
  }

  boolean isEmptyList(String key) {
    return find(key)
        .filter(value -> value instanceof Items items && items.values().isEmpty())
        .isPresent();
  }

  Section section(String key) {
    return of(find(key).orElse(new Nothing(placeOf(key))), problems, known);
  }

  /** What can be read from each section of a list, in its order. */
  <T> List<T> sections(String key, Function<Section, Optional<T>> read) {
    return elements(key, value -> read.apply(of(value, problems, known)));
  }

  /** Every entry of a section whose keys are names of somebody else's. */
  Map<String, Value> entries() {
    asked.addAll(values.keySet());
    return values;
  }

  void error(String key, String message) {
    problems.error(placeOf(key), message);
  }

  void error(String message) {
    problems.error(place, message);
  }

  void warning(String key, String message) {
    problems.warning(placeOf(key), message);
  }

  /** Reports the keys that nobody asked for. To be called last. */
  void end() {
    endBut(key -> false);
  }

  /** Reports the keys that nobody asked for, but for those that may stand there unread. */
  void endBut(Predicate<String> unread) {
    values.forEach(
        (key, value) -> {
          if (!asked.contains(key) && !unread.test(key)) {
            problems.error(
                value.place(),
                "unknown key; expected "
                    + String.join(", ", asked)
                    + Nearest.suggestion(key, asked));
          }
        });
  }

  private Optional<Value> find(String key) {
    asked.add(key);
    known.add(place.inside(key));
    return Optional.ofNullable(values.get(key)).filter(value -> !(value instanceof Nothing));
  }

  private <T> List<T> elements(String key, Function<Value, Optional<T>> read) {
    Optional<Value> found = find(key);
    if (found.isPresent() && found.get() instanceof Items items) {
      List<T> elements = new ArrayList<>();
      items.values().forEach(item -> read.apply(item).ifPresent(elements::add));
      return List.copyOf(elements);
    }
    found
        .filter(value -> !isBroken(value))
        .ifPresent(value -> error(key, "found " + value.kind() + ", expected a list"));
    return List.of();
  }

  private Place placeOf(String key) {
    Value value = values.get(key);
    return value == null
        ? new Place(place.line(), place.column(), place.inside(key))
        : value.place();
  }

  private static boolean isBroken(Value value) {
    return value instanceof Value.Text text && text.filledIn().isEmpty();
  }
}
