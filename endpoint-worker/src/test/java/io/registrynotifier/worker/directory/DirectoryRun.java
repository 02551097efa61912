package io.registrynotifier.worker.directory;

import io.registrynotifier.config.DirectorySettings;
import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.config.References;
import io.registrynotifier.config.Secret;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.topic.ClientProperties;
import io.registrynotifier.topic.TopicSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A directory as one process has it, over a test's broker. */
final class DirectoryRun implements AutoCloseable {
  static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  static final String OTHER_KEY = "eHl6MzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  static final References REFERENCES =
      References.of(Map.of("TOKEN", "hunter2"), Path.of("").toAbsolutePath());

  private final ExecutorService blocking = Executors.newSingleThreadExecutor();
  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(1, new DiscardPolicy());
  private final KafkaEndpointDirectory directory;

  private DirectoryRun(NotifierConfig config) {
    this.directory =
        KafkaEndpointDirectory.start(config, "notifier.", blocking, timers, snapshot -> {});
  }

  static DirectoryRun start(String bootstrapServers, String prefix, Endpoint... file) {
    return start(bootstrapServers, prefix, DirectorySettings.DEFAULT, file);
  }

  static DirectoryRun start(
      String bootstrapServers, String prefix, DirectorySettings settings, Endpoint... file) {
    NotifierConfig base = NotifierConfig.DEFAULT;
    return new DirectoryRun(
        new NotifierConfig(
            new ClientProperties(Map.of("bootstrap.servers", bootstrapServers)),
            new TopicSettings(prefix, 1, 1, Duration.ofDays(1)),
            Optional.empty(),
            false,
            List.of(file),
            base.bridge(),
            base.worker(),
            base.api(),
            base.ledger(),
            settings));
  }

  static DirectorySettings keyed(String key, String... previous) {
    return new DirectorySettings(
        Optional.of(new Secret(key)),
        List.of(previous).stream().map(Secret::new).toList(),
        REFERENCES,
        Map.of());
  }

  KafkaEndpointDirectory directory() {
    return directory;
  }

  /** What a future gives, which must not take longer than half a minute. */
  static <T> T got(CompletableFuture<T> future) {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DirectoryException known) {
        throw known;
      }
      throw new AssertionError(e);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  DirectoryEntry entry(String name) {
    return directory.snapshot().entry(name).orElseThrow();
  }

  @Override
  public void close() {
    directory.close();
    blocking.shutdownNow();
    timers.shutdownNow();
  }
}
