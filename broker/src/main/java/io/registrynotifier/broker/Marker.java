package io.registrynotifier.broker;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/**
 * What {@code notifier.properties} says of a data directory.
 *
 * @param layout how the directory is laid out; raised when an older program could not read it
 * @param kafkaVersion the newest Kafka that has run on it
 * @param clusterId given once
 * @param port the clients' port of the last start; 0 before the first
 */
record Marker(int layout, String kafkaVersion, String clusterId, int port) {
  private static final int LAYOUT = 1;

  static Marker fresh(String kafkaVersion) {
    return new Marker(LAYOUT, kafkaVersion, Uuid.randomUuid().toString(), 0);
  }

  static Marker read(Path directory, Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
      return new Marker(
          Integer.parseInt(properties.getProperty("layout", "")),
          properties.getProperty("kafka.version", ""),
          properties.getProperty("cluster.id", ""),
          Integer.parseInt(properties.getProperty("port", "")));
    } catch (IllegalArgumentException malformed) {
      throw new BrokerException(
          "data directory " + directory + ": " + file.getFileName() + " is damaged", malformed);
    }
  }

  Marker withPort(int newPort) {
    return new Marker(layout, kafkaVersion, clusterId, newPort);
  }

  Marker withKafkaVersion(String newVersion) {
    return new Marker(layout, newVersion, clusterId, port);
  }

  /** An older broker must not touch what a newer one has written. */
  void refuseNewer(Path directory, String runningVersion) {
    if (layout > LAYOUT || KafkaVersion.of(kafkaVersion).isAfter(KafkaVersion.of(runningVersion))) {
      throw new BrokerException(
          "data directory "
              + directory
              + " was written by a newer version (layout "
              + layout
              + ", Kafka "
              + kafkaVersion
              + "; this is layout "
              + LAYOUT
              + ", Kafka "
              + runningVersion
              + "); use that version");
    }
  }

  /** All or nothing, also when the machine stops in between. */
  void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("layout", Integer.toString(layout));
    properties.setProperty("kafka.version", kafkaVersion);
    properties.setProperty("cluster.id", clusterId);
    properties.setProperty("port", Integer.toString(port));
    StringWriter text = new StringWriter();
    properties.store(text, "Registry Notifier keeps a broker's data here");
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(next, text.toString(), StandardCharsets.UTF_8);
    try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
