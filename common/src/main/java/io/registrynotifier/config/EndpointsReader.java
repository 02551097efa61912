package io.registrynotifier.config;

import io.registrynotifier.endpoint.Endpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the list of endpoints, whose names must differ: each is a consumer group of its own. */
final class EndpointsReader {
  private final EndpointReader endpoint;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, WrittenSecrets> written = new HashMap<>();

  EndpointsReader(Problems problems) {
    this.endpoint = new EndpointReader(problems);
  }

  List<Endpoint> read(Section notifications) {
    return notifications.sections("endpoints", this::readOne);
  }

  /** What may be secret in those that were read, as it was written. */
  Map<String, WrittenSecrets> written() {
    return written;
  }

  private Optional<Endpoint> readOne(Section section) {
    Optional<Endpoint> read = endpoint.read(section);
    section.text("name").ifPresent(name -> requireUnique(name, section));
    read.ifPresent(known -> written.put(known.name(), WrittenReader.read(section)));
    return read;
  }

  private void requireUnique(String name, Section section) {
    Place first = places.putIfAbsent(name, section.place());
    if (first != null) {
      section.error(
          "name",
          "found " + Quoted.of(name) + ", expected a name that " + first.key() + " does not have");
    }
  }
}
