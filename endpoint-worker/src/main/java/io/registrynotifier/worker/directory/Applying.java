package io.registrynotifier.worker.directory;

import io.registrynotifier.config.EndpointDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Applies a list of definitions, and says what it did. Confined to one attempt. */
final class Applying {
  private final DirectoryChanges changes;
  private final DirectoryState state;
  private final Map<String, Optional<StoredEntry>> entries = new LinkedHashMap<>();
  private final List<String> created = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();
  private final List<String> unchanged = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();

  private Applying(DirectoryChanges changes, DirectoryState state) {
    this.changes = changes;
    this.state = state;
  }

  static Applying on(
      DirectoryState state, DirectoryChanges changes, List<EndpointDefinition> definitions) {
    Applying applying = new Applying(changes, state);
    definitions.forEach(applying::apply);
    return applying;
  }

  private void apply(EndpointDefinition definition) {
    String name = definition.endpoint().name();
    Optional<Kept> kept = state.find(name);
    if (kept.isEmpty()) {
      created.add(name);
      entries.put(name, Optional.of(changes.created(state, definition, Origin.FILE)));
    } else if (isAsItReads(kept.get().stored(), definition)) {
      unchanged.add(name);
    } else {
      changed.add(name);
      entries.put(name, Optional.of(changes.redefined(kept.get(), definition, Origin.FILE)));
    }
  }

  private boolean isAsItReads(StoredEntry stored, EndpointDefinition definition) {
    SealedDefinition sealed = changes.sealed(definition, Optional.empty());
    return stored.activity() != Activity.DELETING
        && sealed.matches(stored.hash(), changes.keys())
        && sealed.matches(stored.applied(), changes.keys());
  }

  Applying prune() {
    Set<String> named = new HashSet<>(created);
    named.addAll(changed);
    named.addAll(unchanged);
    state
        .kept()
        .forEach(
            (name, kept) -> {
              if (!named.contains(name) && kept.stored().activity() != Activity.DELETING) {
                removed.add(name);
                entries.put(name, changes.deleted(kept));
              }
            });
    return this;
  }

  Map<String, Optional<StoredEntry>> entries() {
    return entries;
  }

  Applied applied() {
    return new Applied(created, changed, unchanged, removed);
  }
}
