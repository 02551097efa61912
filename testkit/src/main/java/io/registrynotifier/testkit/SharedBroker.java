package io.registrynotifier.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The one broker that all ordinary tests of a JVM share, started by whoever asks first and gone
 * with the JVM. Tests keep apart by names: {@link #unique}.
 *
 * <p>Thread-safe.
 */
public final class SharedBroker {
  /**
   * Compacts what is to be compacted as soon as it can be, and not only every 15 seconds; members
   * of the newer kind of groups hear what is theirs after half a second, and not after five.
   */
  private static final Map<String, String> EAGER =
      Map.of(
          "log.cleaner.backoff.ms", "500",
          "group.consumer.min.heartbeat.interval.ms", "500",
          "group.consumer.heartbeat.interval.ms", "500");

  private static final AtomicInteger NAMES = new AtomicInteger();

  private SharedBroker() {}

  /** The address for clients, {@code host:port}; starts the broker when it is not running. */
  public static String bootstrapServers() {
    return Holder.BROKER.bootstrapServers();
  }

  /** A name, such as a topic prefix, that no other test of this JVM uses. */
  public static String unique(String name) {
    return name + "-" + NAMES.incrementAndGet();
  }

  private static final class Holder {
    private static final TestBroker BROKER = start();

    private static TestBroker start() {
      Path directory = temporaryDirectory();
      TestBroker broker = TestBroker.own(directory, EAGER);
      Thread end = new Thread(() -> end(broker, directory), "shared-broker-end");
      Runtime.getRuntime().addShutdownHook(end);
      return broker;
    }

    private static Path temporaryDirectory() {
      try {
        return Files.createTempDirectory("shared-broker");
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static void end(TestBroker broker, Path directory) {
      broker.close();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
