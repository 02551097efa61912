package io.registrynotifier.config;

import static java.util.stream.Collectors.joining;

import io.registrynotifier.config.Value.Fields;
import io.registrynotifier.config.Value.Items;
import io.registrynotifier.config.Value.Nothing;
import io.registrynotifier.topic.ClientProperties;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the properties of Kafka's clients. Any may stand there, since plug-ins have properties of
 * their own, but for those that delivery rests on. No value is ever shown.
 */
final class KafkaReader {
  private static final Kind<String> PROPERTY = Kind.hidden(text -> text);
  private static final String SERVERS = "bootstrap.servers";
  private static final Pattern HOSTS_AND_PORTS =
      Pattern.compile("[^,]*[^,:\\s]:[0-9]{1,5}\\s*(,[^,]*[^,:\\s]:[0-9]{1,5}\\s*)*");
  private static final Set<String> KNOWN = ClientProperties.knownNames();

  private final Problems problems;

  KafkaReader(Problems problems) {
    this.problems = problems;
  }

  ClientProperties read(Section kafka) {
    Map<String, String> properties = new TreeMap<>();
    kafka
        .entries()
        .forEach(
            (name, value) -> {
              checkName(name, value);
              Optional<String> text = text(value);
              text.ifPresent(found -> checkValue(name, found, value.place()));
              text.ifPresent(found -> properties.put(name, found));
            });
    return new ClientProperties(properties);
  }

  private void checkName(String name, Value value) {
    if (ClientProperties.isDecided(name)) {
      problems.error(value.place(), "expected a property that the notifier does not decide itself");
    } else if (!KNOWN.contains(name) && !(value instanceof Fields)) {
      problems.warning(
          value.place(), "not a property of Kafka's own clients" + Nearest.suggestion(name, KNOWN));
    }
  }

  private void checkValue(String name, String text, Place place) {
    if (name.equals(SERVERS) && !HOSTS_AND_PORTS.matcher(text).matches()) {
      problems.error(place, "expected HOST:PORT, or several with commas between");
    } else if (!ClientProperties.isAccepted(name, text)) {
      problems.error(place, "expected a value that Kafka's clients accept for this property");
    }
  }

  private Optional<String> text(Value value) {
    if (value instanceof Nothing) {
      return Optional.empty();
    }
    if (value instanceof Fields) {
      problems.error(
          value.place(),
          "found keys with values, expected a single value; a property's name is written in one,"
              + " like bootstrap.servers");
      return Optional.empty();
    }
    return value instanceof Items items ? joined(items.values()) : PROPERTY.read(value, problems);
  }

  /** Kafka's own notation of a list. */
  private Optional<String> joined(List<Value> values) {
    return Optional.of(
        values.stream()
            .map(value -> PROPERTY.read(value, problems))
            .flatMap(Optional::stream)
            .collect(joining(",")));
  }
}
