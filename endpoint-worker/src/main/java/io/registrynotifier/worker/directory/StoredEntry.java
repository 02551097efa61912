package io.registrynotifier.worker.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One endpoint as its record on the topic says; the name is the record's key.
 *
 * @param definition what is not secret in the definition and differs from the defaults, as JSON
 * @param hash tells this definition, secrets included, from others; empty where that is not known
 * @param applied the hash of the definition that was last applied from a file
 */
record StoredEntry(
    String definition,
    boolean disabled,
    StoredSecrets secrets,
    Optional<String> hash,
    Optional<String> applied,
    Activity activity,
    Optional<String> reason,
    Instant created,
    Instant changed,
    Origin origin,
    Optional<Instant> retryAt,
    List<SkipOrder> skips) {
  StoredEntry {
    skips = List.copyOf(skips);
  }

  StoredEntry withActivity(Activity next, String why) {
    return new StoredEntry(
        definition,
        disabled,
        secrets,
        hash,
        applied,
        next,
        why.isEmpty() ? Optional.empty() : Optional.of(why),
        created,
        changed,
        origin,
        retryAt,
        skips);
  }

  StoredEntry withRetryAt(Instant time) {
    return new StoredEntry(
        definition,
        disabled,
        secrets,
        hash,
        applied,
        activity,
        reason,
        created,
        changed,
        origin,
        Optional.of(time),
        skips);
  }

  StoredEntry withSkips(List<SkipOrder> next) {
    return new StoredEntry(
        definition,
        disabled,
        secrets,
        hash,
        applied,
        activity,
        reason,
        created,
        changed,
        origin,
        retryAt,
        next);
  }

  StoredEntry withChanged(Instant time) {
    return new StoredEntry(
        definition,
        disabled,
        secrets,
        hash,
        applied,
        activity,
        reason,
        created,
        time,
        origin,
        retryAt,
        skips);
  }

  /** The same endpoint with another definition, in the activity that follows from both. */
  StoredEntry redefined(StoredEntry next) {
    StoredEntry redefined =
        new StoredEntry(
            next.definition,
            next.disabled,
            next.secrets,
            next.hash,
            next.applied.or(() -> applied),
            activity,
            reason,
            created,
            changed,
            next.origin,
            retryAt,
            skips);
    return redefined.asTold(this);
  }

  private StoredEntry asTold(StoredEntry before) {
    if (disabled && !before.disabled) {
      return withActivity(Activity.DISABLED, "");
    }
    boolean enabled = !disabled && before.disabled && activity == Activity.DISABLED;
    boolean moved = activity == Activity.PARKED && !isAt(before.secrets);
    return enabled || moved ? withActivity(Activity.RUNNING, "") : this;
  }

  private boolean isAt(StoredSecrets other) {
    return secrets.base().equals(other.base()) && secrets.url().equals(other.url());
  }
}
