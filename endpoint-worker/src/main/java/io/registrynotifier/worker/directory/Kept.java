package io.registrynotifier.worker.directory;

/**
 * One endpoint as it stands on the topic, and as this process reads it.
 *
 * @param stored what the record says
 * @param entry the same with its secrets filled in as far as they can be
 */
record Kept(StoredEntry stored, DirectoryEntry entry) {}
