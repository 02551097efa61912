package io.registrynotifier.worker.directory;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the records of the topic say up to some offset. Immutable.
 *
 * @param kept every endpoint, by name
 * @param foreignRecords how many records say nothing that this process understands
 */
record DirectoryState(Map<String, Kept> kept, long foreignRecords) {
  static final DirectoryState EMPTY = new DirectoryState(Map.of(), 0);

  DirectoryState {
    kept = Collections.unmodifiableMap(new TreeMap<>(kept));
  }

  Optional<Kept> find(String name) {
    return Optional.ofNullable(kept.get(name));
  }

  DirectoryState with(String name, Kept entry) {
    Map<String, Kept> next = new TreeMap<>(kept);
    next.put(name, entry);
    return new DirectoryState(next, foreignRecords);
  }

  DirectoryState without(String name) {
    Map<String, Kept> next = new TreeMap<>(kept);
    next.remove(name);
    return new DirectoryState(next, foreignRecords);
  }

  DirectoryState withForeign() {
    return new DirectoryState(kept, foreignRecords + 1);
  }
}
