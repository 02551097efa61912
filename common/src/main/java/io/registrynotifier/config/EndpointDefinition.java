package io.registrynotifier.config;

import io.registrynotifier.config.Value.Fields;
import io.registrynotifier.config.Value.Nothing;
import io.registrynotifier.config.Value.Text;
import io.registrynotifier.endpoint.Endpoint;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * One endpoint as it stands in a file's list of endpoints, read by itself.
 *
 * @param written what may be secret in it, as it was written
 * @param warnings what its owner should know
 */
public record EndpointDefinition(
    Endpoint endpoint, WrittenSecrets written, List<Problem> warnings) {
  private static final Path SOURCE = Path.of("endpoint");

  /** Copies the warnings. */
  public EndpointDefinition {
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads a definition in YAML or JSON, checked as a file is.
   *
   * @throws ConfigException with every problem of the definition at once
   */
  public static EndpointDefinition read(String text, References references) {
    return read(text, Optional.empty(), references);
  }

  /**
   * Reads the definition of an endpoint that has a name, which the definition need not repeat.
   *
   * @throws ConfigException with every problem of the definition at once, another name among them
   */
  public static EndpointDefinition readAs(String name, String text, References references) {
    return read(text, Optional.of(name), references);
  }

  private static EndpointDefinition read(
      String text, Optional<String> name, References references) {
    Problems problems = new Problems(SOURCE);
    Optional<Node> document = new YamlDocument(problems).compose(text);
    problems.throwIfAny();
    Tree tree = new Tree(problems, references);
    Value root = document.map(tree::grow).orElse(new Nothing(Place.FILE));
    Section section = Section.of(named(root, name), problems, new KnownKeys());
    Optional<Endpoint> endpoint = new EndpointReader(problems).read(section);
    WrittenSecrets written = WrittenReader.read(section);
    name.ifPresent(wanted -> requireName(wanted, section));
    problems.throwIfAny();
    return new EndpointDefinition(endpoint.orElseThrow(), written, problems.warnings());
  }

  private static Value named(Value root, Optional<String> name) {
    if (name.isEmpty() || !(root instanceof Fields fields) || fields.values().containsKey("name")) {
      return root;
    }
    Map<String, Value> values = new LinkedHashMap<>(fields.values());
    values.put("name", new Text(fields.place(), name.get(), name));
    return new Fields(fields.place(), values);
  }

  private static void requireName(String name, Section section) {
    section
        .text("name")
        .filter(found -> !found.equals(name))
        .ifPresent(found -> section.error("name", "expected " + name + ", or no name at all"));
  }
}
