package io.registrynotifier.worker.directory;

import io.registrynotifier.config.ConfigException;
import io.registrynotifier.config.EndpointDefinition;
import io.registrynotifier.config.References;
import io.registrynotifier.worker.directory.DirectoryException.BeingDeleted;
import io.registrynotifier.worker.directory.DirectoryException.InvalidEndpoint;
import io.registrynotifier.worker.directory.DirectoryException.NameTaken;
import io.registrynotifier.worker.directory.DirectoryException.StaleRevision;
import io.registrynotifier.worker.directory.DirectoryException.UnknownEndpoint;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What a request makes of the directory: each method gives the entry that follows, or throws a
 * {@link DirectoryException}. Thread-safe.
 */
final class DirectoryChanges {
  private final SecretKeys keys;
  private final References references;
  private final Clock clock;

  DirectoryChanges(SecretKeys keys, References references, Clock clock) {
    this.keys = keys;
    this.references = references;
    this.clock = clock;
  }

  SecretKeys keys() {
    return keys;
  }

  /** Checks a definition as the file is checked. */
  EndpointDefinition read(String definition) {
    return checked(() -> EndpointDefinition.read(definition, references));
  }

  EndpointDefinition readAs(String name, String definition) {
    return checked(() -> EndpointDefinition.readAs(name, definition, references));
  }

  private static EndpointDefinition checked(Supplier<EndpointDefinition> read) {
    try {
      return read.get();
    } catch (ConfigException e) {
      throw new InvalidEndpoint(e.problems());
    }
  }

  StoredEntry created(DirectoryState state, EndpointDefinition definition, Origin origin) {
    String name = definition.endpoint().name();
    state
        .find(name)
        .ifPresent(
            found -> {
              throw found.stored().activity() == Activity.DELETING
                  ? new BeingDeleted(name)
                  : new NameTaken(name);
            });
    return sealed(definition, Optional.empty()).entry(keys, origin, state.creation(now()));
  }

  StoredEntry redefined(Kept kept, EndpointDefinition definition, Origin origin) {
    if (kept.stored().activity() == Activity.DELETING) {
      throw new BeingDeleted(definition.endpoint().name());
    }
    StoredEntry next = sealed(definition, Optional.of(kept)).entry(keys, origin, now());
    return kept.stored().redefined(next).withChanged(now());
  }

  SealedDefinition sealed(EndpointDefinition definition, Optional<Kept> before) {
    return Sealing.seal(definition, keys, Sealing.Literals.REFUSED, before);
  }

  Optional<StoredEntry> ordered(String name, Kept kept, Order order) {
    StoredEntry next = Orders.follow(name, kept.stored(), order, now());
    return next.equals(kept.stored()) ? Optional.empty() : Optional.of(next.withChanged(now()));
  }

  Optional<StoredEntry> deleted(Kept kept) {
    return kept.stored().activity() == Activity.DELETING
        ? Optional.empty()
        : Optional.of(kept.stored().withActivity(Activity.DELETING, "").withChanged(now()));
  }

  static Kept require(DirectoryState state, String name, OptionalLong expectedRevision) {
    Kept kept = state.find(name).orElseThrow(() -> new UnknownEndpoint(name));
    long current = kept.entry().revision();
    if (expectedRevision.isPresent() && expectedRevision.getAsLong() != current) {
      throw new StaleRevision(name, expectedRevision.getAsLong(), current);
    }
    return kept;
  }

  /** As fine as it reads back. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
