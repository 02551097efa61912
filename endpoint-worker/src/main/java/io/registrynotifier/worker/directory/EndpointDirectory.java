package io.registrynotifier.worker.directory;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Which endpoints there are and how they run, for all workers of the cluster.
 *
 * <p>Thread-safe. Nothing here blocks or throws: what goes wrong fails the future, with a {@link
 * DirectoryException}. What a completed future gives is on the topic and in this process's {@link
 * #snapshot}; other processes see it within moments.
 */
public interface EndpointDirectory {
  /** The directory as this process last read it, at once. */
  Snapshot snapshot();

  /**
   * Adds an endpoint, validated as the file is.
   *
   * @param definition one endpoint as it stands in the file's list, as YAML or JSON
   */
  CompletableFuture<DirectoryEntry> create(String definition);

  /**
   * Gives an endpoint another definition; what it is to do stays, unless the definition says {@code
   * disabled}, or it is parked and gets another URL: then it runs. A header value or a query of a
   * URL that reads {@code ***} keeps what it was.
   *
   * @param definition with the same name, or with none
   */
  CompletableFuture<DirectoryEntry> change(String name, String definition, long expectedRevision);

  /** Tells an endpoint to do something; at any revision when none is given. */
  CompletableFuture<DirectoryEntry> order(String name, OptionalLong expectedRevision, Order order);

  /**
   * Sends an endpoint on its way out: it is {@link Activity#DELETING} when this completes, and gone
   * when its workers have left its group.
   */
  CompletableFuture<Void> delete(String name, OptionalLong expectedRevision);

  /**
   * Adds endpoints and changes those that are there, whatever their revision; one that reads as it
   * already does is left alone. All or none are taken for what is invalid.
   */
  CompletableFuture<Applied> apply(List<String> definitions, Removal removal);

  /** What {@link #apply} does with the endpoints that are not among the definitions. */
  enum Removal {
    /** They stay. */
    KEEP,
    /** They are deleted. */
    PRUNE
  }
}
