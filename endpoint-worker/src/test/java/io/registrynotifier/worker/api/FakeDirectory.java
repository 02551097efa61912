package io.registrynotifier.worker.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.registrynotifier.config.Problem;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.directory.Activity;
import io.registrynotifier.worker.directory.Applied;
import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.directory.DirectoryException;
import io.registrynotifier.worker.directory.EndpointDirectory;
import io.registrynotifier.worker.directory.Order;
import io.registrynotifier.worker.directory.Origin;
import io.registrynotifier.worker.directory.Snapshot;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A directory in memory, with revisions. Thread-safe. */
final class FakeDirectory implements EndpointDirectory {
  private final Map<String, DirectoryEntry> entries = new TreeMap<>();
  private final List<Order> orders = new ArrayList<>();
  private long revision = 41;

  synchronized DirectoryEntry add(Endpoint endpoint) {
    return put(endpoint, Activity.RUNNING, Optional.empty(), Origin.FILE);
  }

  synchronized List<Order> orders() {
    return List.copyOf(orders);
  }

  @Override
  public synchronized Snapshot snapshot() {
    return new Snapshot(List.copyOf(entries.values()), 0, Optional.empty());
  }

  @Override
  public CompletableFuture<DirectoryEntry> create(String definition) {
    return done(
        () -> {
          Endpoint endpoint = read(definition, Optional.empty());
          if (entries.containsKey(endpoint.name())) {
            throw new DirectoryException.NameTaken(endpoint.name());
          }
          return put(endpoint, Activity.RUNNING, Optional.empty(), Origin.API);
        });
  }

  @Override
  public CompletableFuture<DirectoryEntry> change(
      String name, String definition, long expectedRevision) {
    return done(
        () -> {
          DirectoryEntry entry = expect(name, OptionalLong.of(expectedRevision));
          Endpoint endpoint = read(definition, Optional.of(name));
          return put(endpoint, entry.activity(), entry.reason(), Origin.API);
        });
  }

  @Override
  public CompletableFuture<DirectoryEntry> order(
      String name, OptionalLong expectedRevision, Order order) {
    return done(
        () -> {
          DirectoryEntry entry = expect(name, expectedRevision);
          orders.add(order);
          return put(entry.endpoint(), activity(order), reason(order), entry.origin());
        });
  }

  @Override
  public CompletableFuture<Void> delete(String name, OptionalLong expectedRevision) {
    return done(
        () -> {
          DirectoryEntry entry = expect(name, expectedRevision);
          put(entry.endpoint(), Activity.DELETING, Optional.empty(), Origin.API);
          return null;
        });
  }

  @Override
  public CompletableFuture<Applied> apply(List<String> definitions, Removal removal) {
    return done(
        () -> {
          List<String> names = new ArrayList<>();
          for (String definition : definitions) {
            names.add(add(read(definition, Optional.empty())).name());
          }
          List<String> removed =
              removal == Removal.KEEP
                  ? List.of()
                  : entries.keySet().stream().filter(name -> !names.contains(name)).toList();
          return new Applied(names, List.of(), List.of(), removed);
        });
  }

  private synchronized <T> CompletableFuture<T> done(Supplier<T> work) {
    try {
      return CompletableFuture.completedFuture(work.get());
    } catch (DirectoryException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private DirectoryEntry expect(String name, OptionalLong expected) {
    DirectoryEntry entry = entries.get(name);
    if (entry == null) {
      throw new DirectoryException.UnknownEndpoint(name);
    }
    if (expected.isPresent() && expected.getAsLong() != entry.revision()) {
      throw new DirectoryException.StaleRevision(name, expected.getAsLong(), entry.revision());
    }
    return entry;
  }

  private DirectoryEntry put(
      Endpoint endpoint, Activity activity, Optional<String> reason, Origin origin) {
    DirectoryEntry entry =
        new DirectoryEntry(
            endpoint,
            activity,
            reason,
            ++revision,
            Seen.NOW,
            Seen.NOW,
            origin,
            Optional.empty(),
            Optional.empty(),
            List.of());
    entries.put(endpoint.name(), entry);
    return entry;
  }

  private static Endpoint read(String definition, Optional<String> name) {
    ObjectNode json = Json.read(definition.getBytes(UTF_8));
    if (!json.hasNonNull("url")) {
      throw new DirectoryException.InvalidEndpoint(
          List.of(
              new Problem("definition", 1, 1, "url", "required: expected an http: or https: URL"),
              new Problem("definition", 1, 9, "colour", "unknown key; expected accept, backoff")));
    }
    return Endpoint.of(
        name.orElseGet(() -> json.get("name").textValue()), URI.create(json.get("url").asText()));
  }

  private static Activity activity(Order order) {
    if (order instanceof Order.Pause) {
      return Activity.PAUSED;
    }
    if (order instanceof Order.Park) {
      return Activity.PARKED;
    }
    return order instanceof Order.Disable ? Activity.DISABLED : Activity.RUNNING;
  }

  private static Optional<String> reason(Order order) {
    if (order instanceof Order.Pause pause) {
      return Optional.of(pause.reason());
    }
    if (order instanceof Order.Park park) {
      return Optional.of(park.reason());
    }
    return order instanceof Order.Disable disable
        ? Optional.of(disable.reason())
        : Optional.empty();
  }
}
