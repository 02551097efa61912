package io.registrynotifier.worker.directory;

import io.registrynotifier.endpoint.Endpoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One endpoint of the directory. A value.
 *
 * @param endpoint its definition, secrets filled in as far as this process can; {@code disabled}
 *     says nothing here, {@code activity} does
 * @param activity what it is to do
 * @param reason why it does not run, in the words of who said so
 * @param revision the offset of its record: what {@code If-Match} is compared with; -1 for one of
 *     this process's file that runs already and is not on the topic yet
 * @param created when the endpoint was made; one that was deleted and made again is another one
 * @param changed when its record was written
 * @param origin who wrote its definition last
 * @param problem why this process cannot run it, e.g. a secret that cannot be read here; its
 *     endpoint then holds masks in place of what is missing
 * @param retryAt when it was last told to retry at once
 * @param skips events that are to be put aside and may not be yet
 */
public record DirectoryEntry(
    Endpoint endpoint,
    Activity activity,
    Optional<String> reason,
    long revision,
    Instant created,
    Instant changed,
    Origin origin,
    Optional<String> problem,
    Optional<Instant> retryAt,
    List<SkipOrder> skips) {
  /** Copies the skips. */
  public DirectoryEntry {
    skips = List.copyOf(skips);
  }

  /** The endpoint's name, its key in the directory. */
  public String name() {
    return endpoint.name();
  }
}
