package io.registrynotifier.config;

import io.registrynotifier.config.Value.Fields;
import io.registrynotifier.config.Value.Items;
import io.registrynotifier.config.Value.Nothing;
import io.registrynotifier.config.Value.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The endpoints of a configuration as they are written: aliases are followed, and what refers to
 * variables and files is left for whoever runs them. Nothing but the shape is checked. Stateless.
 */
public final class WrittenEndpoints {
  private WrittenEndpoints() {}

  /**
   * Reads a file; each endpoint as maps, lists and texts.
   *
   * @throws ConfigException with every problem; a file without {@code notifications.endpoints} has
   *     one, since it is hardly meant to say that there are none
   */
  public static List<Map<String, Object>> of(Path file) {
    Problems problems = new Problems(file);
    Tree tree = new Tree(problems, text -> text);
    Value root =
        new YamlFile(file, problems).read().map(tree::grow).orElse(new Nothing(Place.FILE));
    problems.throwIfAny();
    List<Map<String, Object>> endpoints = new ArrayList<>();
    Value list = inside(inside(root, "notifications"), "endpoints");
    if (list instanceof Items items) {
      items.values().forEach(value -> endpoints.add(endpoint(value, problems)));
    } else {
      Place place = new Place(0, 0, "notifications.endpoints");
      problems.error(place, "found " + list.kind() + ", expected a list");
    }
    problems.throwIfAny();
    return endpoints;
  }

  private static Value inside(Value value, String key) {
    Value nothing = new Nothing(value.place());
    return value instanceof Fields fields ? fields.values().getOrDefault(key, nothing) : nothing;
  }

  private static Map<String, Object> endpoint(Value value, Problems problems) {
    if (value instanceof Fields fields) {
      return plain(fields);
    }
    problems.error(value.place(), "found " + value.kind() + ", expected keys with values");
    return Map.of();
  }

  /** What has nothing behind it counts as absent. */
  private static Map<String, Object> plain(Fields fields) {
    Map<String, Object> plain = new LinkedHashMap<>();
    fields
        .values()
        .forEach(
            (key, value) -> {
              if (!(value instanceof Nothing)) {
                plain.put(key, plain(value));
              }
            });
    return plain;
  }

  private static Object plain(Value value) {
    if (value instanceof Text text) {
      return text.written();
    }
    if (value instanceof Items items) {
      return items.values().stream().map(WrittenEndpoints::plain).toList();
    }
    return value instanceof Fields fields ? plain(fields) : "";
  }
}
