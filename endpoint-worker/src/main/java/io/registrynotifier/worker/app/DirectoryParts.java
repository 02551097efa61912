package io.registrynotifier.worker.app;

import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.consume.EndpointWorkers;
import io.registrynotifier.worker.consume.Group;
import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.directory.EndpointDirectory;
import io.registrynotifier.worker.directory.KafkaEndpointDirectory;
import io.registrynotifier.worker.directory.Snapshot;
import io.registrynotifier.worker.follow.Following;
import io.registrynotifier.worker.http.WebhookClient;
import io.registrynotifier.worker.metrics.EndpointMeters;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** The endpoint directory of a worker, and what follows it. Thread-safe. */
final class DirectoryParts implements AutoCloseable {
  private static final Duration END_BOUND = Duration.ofSeconds(5);
  private static final String NOT_READ = "the endpoint directory is not read yet";

  private final KafkaEndpointDirectory directory;
  private final Following following;
  private final List<Endpoint> file;

  private DirectoryParts(
      KafkaEndpointDirectory directory, Following following, List<Endpoint> file) {
    this.directory = directory;
    this.following = following;
    this.file = file;
  }

  /**
   * Starts endpoints as soon as the directory is read.
   *
   * @param meters of an endpoint, made when they are missing
   * @param gone hears of each endpoint that is no more
   */
  static DirectoryParts start(
      NotifierConfig config,
      EndpointWorkers workers,
      WebhookClient client,
      WorkerThreads threads,
      LedgerSide ledger,
      Function<String, EndpointMeters> meters,
      Consumer<String> gone) {
    CompletableFuture<KafkaEndpointDirectory> started = new CompletableFuture<>();
    CompletableFuture<GoneReceivers> receivers =
        started.thenApply(directory -> new GoneReceivers(directory, threads.timers()));
    FollowedEndpoints runs =
        new FollowedEndpoints(workers, client, ledger, meters, leaving(started, receivers, gone));
    Following following = new Following(runs, threads.timers());
    KafkaEndpointDirectory directory =
        KafkaEndpointDirectory.start(
            config,
            Group.prefix(),
            threads.directory(),
            threads.timers(),
            snapshot -> {
              var unused = started.thenAccept(known -> follow(known, following, snapshot));
            });
    started.complete(directory);
    return new DirectoryParts(directory, following, config.endpoints());
  }

  private static void follow(
      KafkaEndpointDirectory directory, Following following, Snapshot snapshot) {
    if (directory.isRead()) {
      following.follow(snapshot);
    }
  }

  private static FollowedEndpoints.Leaving leaving(
      CompletableFuture<KafkaEndpointDirectory> directory,
      CompletableFuture<GoneReceivers> receivers,
      Consumer<String> gone) {
    return new FollowedEndpoints.Leaving() {
      @Override
      public void parked(String name) {
        var unused = receivers.thenAccept(known -> known.parked(name));
      }

      @Override
      public void left(String name) {
        var unused = directory.thenAccept(known -> known.left(name));
      }

      @Override
      public void forget(String name) {
        gone.accept(name);
      }
    };
  }

  EndpointDirectory directory() {
    return directory;
  }

  /** When the endpoint was made; the epoch while the directory says nothing of it. */
  Instant created(String name) {
    return directory.created(name);
  }

  /** Why the directory is not read, or not up to date; empty when all is well. */
  Optional<String> problem() {
    return directory.snapshot().problem();
  }

  /**
   * The endpoints that are to run here, each with what keeps it from being started; empty where
   * nothing does. Before the directory is read these are the file's.
   */
  Map<String, Optional<String>> served() {
    Map<String, Optional<String>> served = new LinkedHashMap<>();
    if (!directory.isRead()) {
      file.stream()
          .filter(endpoint -> !endpoint.disabled())
          .forEach(endpoint -> served.put(endpoint.name(), Optional.of(NOT_READ)));
    }
    directory.snapshot().entries().stream()
        .filter(entry -> entry.activity().isServed())
        .forEach(entry -> served.put(entry.name(), entry.problem()));
    return served;
  }

  /** The endpoints that the registry would show: not those that are disabled. */
  List<Endpoint> shown() {
    return directory.isRead()
        ? directory.snapshot().entries().stream()
            .filter(entry -> entry.activity().isServed())
            .map(DirectoryEntry::endpoint)
            .toList()
        : file.stream().filter(endpoint -> !endpoint.disabled()).toList();
  }

  /** Follows no more, so that what runs can be ended. */
  @Override
  public void close() {
    directory.close();
    CountDownLatch ended = new CountDownLatch(1);
    following.end(ended::countDown);
    try {
      var unused = ended.await(END_BOUND.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
