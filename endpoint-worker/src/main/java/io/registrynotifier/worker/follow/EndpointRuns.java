package io.registrynotifier.worker.follow;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.directory.SkipOrder;
import java.util.concurrent.CompletableFuture;

/**
 * What can be done with an endpoint in this process. Called on one thread; nothing blocks or
 * throws.
 */
public interface EndpointRuns {
  /** Runs an endpoint that does not run here, held or parked where the entry says so. */
  void start(DirectoryEntry entry);

  /** The running endpoint's next attempts go by this. */
  void change(Endpoint endpoint);

  /** Sends nothing until released. */
  void hold(String name);

  /** The same, since its receiver is gone. */
  void park(String name);

  /** Goes on. */
  void release(String name);

  /** Waits no more for what is to be tried later. */
  void retryNow(String name);

  /** Puts one event aside. */
  void skip(String name, SkipOrder skip);

  /** Ends what is in flight, commits, and leaves the group; completes when that is done. */
  CompletableFuture<Void> stop(String name);

  /** Keeps the place of an endpoint that does not run. */
  void keep(Endpoint endpoint);

  /** Keeps its place no more; completes when nobody visits its group. */
  CompletableFuture<Void> keepNoMore(String name);

  /** The endpoint is on its way out, and nothing of it is left here. */
  void left(DirectoryEntry entry);

  /** The endpoint is no more: nothing is to be shown of it. */
  void forget(String name);

  /** So many endpoints are to run here. */
  void expect(int endpoints);
}
