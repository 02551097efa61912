package io.registrynotifier.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.testkit.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetadataLimitIT {
  @TempDir private Path directory;

  @Test
  void limit_isTheBrokers_whenItSaysOne() {
    // Given
    Map<String, String> properties = Map.of("offset.metadata.max.bytes", "1000");
    try (TestBroker broker = TestBroker.own(directory, properties);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {

      // When
      var codec = new MetadataLimit(admin).codec().toCompletableFuture();

      // Then
      assertThat(codec).succeedsWithin(Duration.ofSeconds(30));
      assertThat(codec.join().maxChars()).isEqualTo(1_000);
    }
  }

  @Test
  void limit_isThatOfKafkaByDefault_whenNobodyAnswers() {
    // Given
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:1"))) {

      // When
      MetadataLimit limit = new MetadataLimit(admin);
      var codecs =
          CompletableFuture.allOf(
              limit.codec().toCompletableFuture(), limit.codec().toCompletableFuture());

      // Then
      assertThat(codecs).succeedsWithin(Duration.ofSeconds(30));
      assertThat(limit.codec().toCompletableFuture().join().maxChars()).isEqualTo(4_096);
    }
  }
}
