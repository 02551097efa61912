package io.registrynotifier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.broker.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoIT {
  @TempDir Path directory;

  @Test
  void demo_showsEveryStage_andEndsWithSuccess() throws InterruptedException {
    // Given
    String address = "127.0.0.1:" + Ports.free();

    // When
    try (NotifierProcess demo =
        NotifierProcess.start(directory, "demo", "--exit", "--http-addr", address)) {
      int status = demo.exitStatus();

      // Then
      assertThat(status).as(demo.output() + demo.errors()).isZero();
      assertThat(demo.output())
          .containsSubsequence(
              "Ready in ",
              "A registry pushes an image for two platforms:",
              "published  push",
              "The receiver fails",
              "published  pull",
              "published  mount",
              "published  delete",
              "pending    5 (from /metrics)",
              "receiver   refused",
              "The receiver recovers:",
              "pending    0 (from /metrics)",
              "10 events published, 10 delivered, none lost.");
      assertThat(demo.output())
          .contains("delivered  push", "delivered  mount", "delivered  delete");
      assertThat(demo.errors()).isEmpty();
    }
  }

  @Test
  void demo_staysUntilItIsToldToEnd_andKeepsAGivenDirectory()
      throws IOException, InterruptedException {
    // Given
    Path data = directory.resolve("kept");
    String address = "127.0.0.1:" + Ports.free();

    // When
    try (NotifierProcess demo =
        NotifierProcess.start(
            directory, "demo", "--http-addr", address, "--data-dir", data.toString())) {
      demo.awaitOutput("Still running; Ctrl-C ends it:");
      demo.awaitOutput("Kafka");

      // Then
      assertThat(demo.output()).contains("http://" + address + "/metrics");
      assertThat(demo.end()).isZero();
    }
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files).isNotEmpty();
    }
  }
}
