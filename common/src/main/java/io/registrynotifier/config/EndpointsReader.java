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

  EndpointsReader(Problems problems) {
    this.endpoint = new EndpointReader(problems);
  }

  List<Endpoint> read(Section notifications) {
    return notifications.sections("endpoints", this::readOne);
  }

  private Optional<Endpoint> readOne(Section section) {
    Optional<Endpoint> read = endpoint.read(section);
    section.text("name").ifPresent(name -> requireUnique(name, section));
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
