package io.registrynotifier.broker;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directory that one broker owns: {@code notifier.lock}, held while the process lives, {@code
 * notifier.properties}, which says whose directory this is, and {@code kafka}, the broker's data.
 *
 * <p>Nothing of the broker's is touched before the lock is held and the marker has been understood.
 */
final class DataDirectory implements AutoCloseable {
  private static final String LOCK = "notifier.lock";
  private static final String MARKER = "notifier.properties";
  private static final Set<String> HARMLESS = Set.of(LOCK, MARKER + ".new", "lost+found");

  private final Path path;
  private final DirectoryLock lock;
  private Marker marker;

  private DataDirectory(Path path, DirectoryLock lock, Marker marker) {
    this.path = path;
    this.lock = lock;
    this.marker = marker;
  }

  /** Takes the directory, making it when it is missing. */
  static DataDirectory open(Path directory, String kafkaVersion) {
    Path path = directory.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      refuseForeign(path);
      DirectoryLock lock = DirectoryLock.take(path, path.resolve(LOCK));
      try {
        return new DataDirectory(path, lock, marker(path, kafkaVersion));
      } catch (IOException | RuntimeException failure) {
        lock.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new BrokerException(
          "data directory " + path + ": " + reason(failure) + "; choose another", failure);
    }
  }

  Path kafka() {
    return path.resolve("kafka");
  }

  Marker marker() {
    return marker;
  }

  /** Keeps what a later start needs. */
  void record(Marker newMarker) {
    if (newMarker.equals(marker)) {
      return;
    }
    try {
      newMarker.write(path.resolve(MARKER));
      marker = newMarker;
    } catch (IOException failure) {
      throw new BrokerException("data directory " + path + ": " + reason(failure), failure);
    }
  }

  @Override
  public void close() {
    lock.close();
  }

  @Override
  public String toString() {
    return path.toString();
  }

  private static Marker marker(Path path, String kafkaVersion) throws IOException {
    Path file = path.resolve(MARKER);
    if (!Files.exists(file)) {
      Marker.fresh(kafkaVersion).write(file);
    }
    Marker found = Marker.read(path, file);
    found.refuseNewer(path, kafkaVersion);
    return found.withKafkaVersion(kafkaVersion);
  }

  private static void refuseForeign(Path path) throws IOException {
    if (Files.exists(path.resolve(MARKER))) {
      return;
    }
    try (Stream<Path> entries = Files.list(path)) {
      List<String> foreign =
          entries
              .map(entry -> entry.getFileName().toString())
              .filter(DataDirectory::isForeign)
              .toList();
      if (!foreign.isEmpty()) {
        throw new BrokerException(
            "data directory "
                + path
                + " holds something else ("
                + foreign.get(0)
                + "); choose an empty or a new one");
      }
    }
  }

  private static boolean isForeign(String name) {
    return !HARMLESS.contains(name);
  }

  private static String reason(IOException failure) {
    if (failure instanceof FileAlreadyExistsException) {
      return "it is a file, not a directory";
    }
    if (failure instanceof AccessDeniedException) {
      return "not allowed to read and write it";
    }
    if (failure instanceof FileSystemException named && named.getReason() != null) {
      return named.getReason();
    }
    return failure.getClass().getSimpleName();
  }
}
