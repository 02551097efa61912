package io.registrynotifier.worker.directory;

import io.registrynotifier.config.EndpointDefinition;
import io.registrynotifier.config.NotifierConfig;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The endpoint directory on its compacted topic. Thread-safe. */
public final class KafkaEndpointDirectory implements EndpointDirectory, AutoCloseable {
  private final DirectoryChanges changes;
  private final DirectoryTail tail;
  private final DirectoryWriter writer;
  private final FileApplication file;
  private final Deletions deletions;

  private KafkaEndpointDirectory(
      DirectoryChanges changes,
      DirectoryTail tail,
      DirectoryWriter writer,
      FileApplication file,
      Deletions deletions) {
    this.changes = changes;
    this.tail = tail;
    this.writer = writer;
    this.file = file;
    this.deletions = deletions;
  }

  /**
   * Starts reading, and applies the file's endpoints, as soon as Kafka is there.
   *
   * @param groupPrefix with an endpoint's name, its consumer group
   * @param blocking one thread that may block; the caller's to close
   * @param timers one thread that runs what is due later; never blocked; the caller's to close
   * @param listener hears of each new snapshot, on the reading thread; must return at once
   */
  public static KafkaEndpointDirectory start(
      NotifierConfig config,
      String groupPrefix,
      ExecutorService blocking,
      ScheduledExecutorService timers,
      Consumer<Snapshot> listener) {
    SecretKeys keys = SecretKeys.of(config.directory());
    FileEndpoints endpoints = FileEndpoints.of(config.endpoints(), config.directory(), keys);
    Opening opening = new Opening(keys, config.directory().references(), endpoints.endpoints());
    String topic = config.topics().topics().endpoints();
    CompletableFuture<KafkaEndpointDirectory> whole = new CompletableFuture<>();
    DirectoryTail tail =
        DirectoryTail.start(
            config.kafka(),
            topic,
            new DirectoryRecords(opening),
            () -> {
              var unused = whole.thenAccept(directory -> directory.changed(listener));
            });
    DirectoryChanges changes =
        new DirectoryChanges(keys, config.directory().references(), Clock.systemUTC());
    String transactionalId = config.topics().topics().directoryWriter();
    SplittableRandom random = new SplittableRandom();
    DirectoryWriter writer =
        new DirectoryWriter(
            () -> DirectorySession.open(config.kafka(), topic, transactionalId),
            tail,
            blocking,
            timers,
            random.split());
    KafkaEndpointDirectory directory =
        new KafkaEndpointDirectory(
            changes,
            tail,
            writer,
            new FileApplication(endpoints, tail, writer, changes, timers),
            new Deletions(
                tail, writer, new KafkaGroups(config.kafka(), groupPrefix), timers, random));
    whole.complete(directory);
    return directory;
  }

  private void changed(Consumer<Snapshot> listener) {
    if (tail.isRead()) {
      file.look(tail.state(), tail.topics());
    }
    listener.accept(snapshot());
  }

  /** Whether the directory was read once, so that the snapshot says something. */
  public boolean isRead() {
    return tail.isRead();
  }

  /** When the endpoint was made; the epoch while the topic says nothing of it. */
  public Instant created(String name) {
    return tail.state().find(name).map(kept -> kept.stored().created()).orElse(Instant.EPOCH);
  }

  /** This process has left the group of an endpoint that is being deleted. */
  public void left(String name) {
    deletions.left(name);
  }

  @Override
  public Snapshot snapshot() {
    DirectoryState state = tail.state();
    List<DirectoryEntry> entries = new ArrayList<>();
    state.kept().values().forEach(kept -> entries.add(kept.entry()));
    if (tail.isRead()) {
      file.unwritten().stream()
          .filter(entry -> state.find(entry.name()).isEmpty())
          .forEach(entries::add);
    }
    entries.sort(Comparator.comparing(DirectoryEntry::name));
    return new Snapshot(entries, state.foreignRecords(), tail.problem().or(file::problem));
  }

  @Override
  public CompletableFuture<DirectoryEntry> create(String definition) {
    return guarded(
        () -> {
          EndpointDefinition read = changes.read(definition);
          String name = read.endpoint().name();
          return one(name, state -> Optional.of(changes.created(state, read, Origin.API)));
        });
  }

  @Override
  public CompletableFuture<DirectoryEntry> change(
      String name, String definition, long expectedRevision) {
    return guarded(
        () -> {
          EndpointDefinition read = changes.readAs(name, definition);
          return one(
              name,
              state ->
                  Optional.of(
                      changes.redefined(
                          DirectoryChanges.require(state, name, OptionalLong.of(expectedRevision)),
                          read,
                          Origin.API)));
        });
  }

  @Override
  public CompletableFuture<DirectoryEntry> order(
      String name, OptionalLong expectedRevision, Order order) {
    return one(
        name,
        state ->
            changes.ordered(name, DirectoryChanges.require(state, name, expectedRevision), order));
  }

  @Override
  public CompletableFuture<Void> delete(String name, OptionalLong expectedRevision) {
    return one(
            name, state -> changes.deleted(DirectoryChanges.require(state, name, expectedRevision)))
        .thenApply(entry -> null);
  }

  @Override
  public CompletableFuture<Applied> apply(List<String> definitions, Removal removal) {
    return guarded(
        () -> {
          List<EndpointDefinition> read = Definitions.read(definitions, changes);
          AtomicReference<Applied> applied = new AtomicReference<>();
          return writer
              .write(
                  state ->
                      decided(
                          () -> {
                            Applying applying = Applying.on(state, changes, read);
                            Applying whole = removal == Removal.PRUNE ? applying.prune() : applying;
                            applied.set(whole.applied());
                            return whole.entries();
                          }))
              .thenApply(state -> Objects.requireNonNull(applied.get()));
        });
  }

  /** Writes one entry, or leaves it, and gives what stands there then. */
  private CompletableFuture<DirectoryEntry> one(
      String name, Function<DirectoryState, Optional<StoredEntry>> change) {
    return writer
        .write(
            state ->
                decided(
                    () ->
                        change
                            .apply(state)
                            .map(entry -> Map.of(name, Optional.of(entry)))
                            .orElse(Map.of())))
        .thenApply(
            state ->
                state
                    .find(name)
                    .map(Kept::entry)
                    .orElseThrow(() -> new DirectoryException.UnknownEndpoint(name)));
  }

  private static CompletableFuture<Map<String, Optional<StoredEntry>>> decided(
      Supplier<Map<String, Optional<StoredEntry>>> decide) {
    try {
      return CompletableFuture.completedFuture(decide.get());
    } catch (DirectoryException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static <T> CompletableFuture<T> guarded(Supplier<CompletableFuture<T>> start) {
    try {
      return start.get();
    } catch (DirectoryException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Reads and writes no more. */
  @Override
  public void close() {
    writer.close();
    tail.close();
  }
}
