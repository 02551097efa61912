package io.registrynotifier.worker.survey;

import io.registrynotifier.worker.consume.WorkerName;
import java.util.Optional;

/**
 * A member of an endpoint's group.
 *
 * @param memberId what the broker calls it
 * @param clientId what it calls itself
 * @param host where it is, as the broker sees it
 * @param instance the worker's own name, where {@code worker.instance} is set
 */
public record Holder(String memberId, String clientId, String host, Optional<String> instance) {
  /** What people call the worker. */
  public String worker() {
    return instance.orElseGet(() -> WorkerName.in(clientId));
  }
}
