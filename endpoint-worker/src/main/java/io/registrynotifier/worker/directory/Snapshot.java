package io.registrynotifier.worker.directory;

import java.util.List;
import java.util.Optional;

/**
 * The directory as a process last read it. Immutable.
 *
 * @param entries every endpoint, those on their way out included, by name
 * @param foreignRecords records on the topic that this process could not read, and skipped
 * @param problem why the directory is not read or not up to date; empty when all is well
 */
public record Snapshot(
    List<DirectoryEntry> entries, long foreignRecords, Optional<String> problem) {
  /** Copies the entries. */
  public Snapshot {
    entries = List.copyOf(entries);
  }

  /** The endpoint of a name. */
  public Optional<DirectoryEntry> entry(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }
}
