package io.registrynotifier.worker.directory;

import io.registrynotifier.config.EndpointDefinition;
import io.registrynotifier.config.Problem;
import io.registrynotifier.worker.directory.DirectoryException.InvalidEndpoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads several definitions, and says everything that is wrong with any of them. */
final class Definitions {
  private Definitions() {}

  static List<EndpointDefinition> read(List<String> texts, DirectoryChanges changes) {
    List<EndpointDefinition> definitions = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int index = 0; index < texts.size(); index++) {
      String key = "endpoints[" + index + "]";
      try {
        EndpointDefinition read = changes.read(texts.get(index));
        var unused = changes.sealed(read, Optional.empty());
        definitions.add(read);
        if (!names.add(read.endpoint().name())) {
          problems.add(new Problem(key, 0, 0, "name", "expected a name that no other has"));
        }
      } catch (InvalidEndpoint e) {
        e.problems().forEach(each -> problems.add(each.in(key)));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidEndpoint(problems);
    }
    return definitions;
  }
}
