package io.registrynotifier.worker.directory;

import java.util.List;

/** What applying definitions did, as names in the order of the definitions. */
public record Applied(
    List<String> created, List<String> changed, List<String> unchanged, List<String> removed) {
  /** Copies the names. */
  public Applied {
    created = List.copyOf(created);
    changed = List.copyOf(changed);
    unchanged = List.copyOf(unchanged);
    removed = List.copyOf(removed);
  }
}
