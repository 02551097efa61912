package io.registrynotifier.config;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys that a reading asked for, with {@code []} for any element of a list: what a file may
 * hold, as far as its shape let the reading go. Not thread-safe; confined to one reading.
 */
final class KnownKeys {
  private final Set<String> paths = new TreeSet<>();

  void add(String path) {
    paths.add(path.replaceAll("\\[[0-9]+]", "[]"));
  }

  Set<String> paths() {
    return Collections.unmodifiableSet(paths);
  }
}
