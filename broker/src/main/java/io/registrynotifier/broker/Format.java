package io.registrynotifier.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.kafka.metadata.storage.Formatter;

/** Makes the broker's part of a data directory before its first start; never a second time. */
final class Format {
  private Format() {}

  static void ensure(DataDirectory data) {
    if (Files.exists(data.kafka().resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(data.kafka());
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setClusterId(data.marker().clusterId())
          .setNodeId(KafkaProperties.NODE_ID)
          .setControllerListenerName(KafkaProperties.CONTROLLER)
          .setMetadataLogDirectory(data.kafka().toString())
          .addDirectory(data.kafka().toString())
          .run();
    } catch (Exception failure) { // declared by Kafka
      throw new BrokerException(
          "data directory " + data + " cannot be formatted: " + failure.getMessage(), failure);
    }
  }
}
