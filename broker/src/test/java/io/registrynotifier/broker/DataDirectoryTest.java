package io.registrynotifier.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {
  private static final String VERSION = "4.3.1";

  @TempDir Path temporary;

  @Test
  void directory_keepsItsClusterAndPort_whenOpenedAgain() {
    // Given
    Path path = temporary.resolve("new/data");
    String clusterId;
    try (DataDirectory first = DataDirectory.open(path, VERSION)) {
      first.record(first.marker().withPort(9999));
      clusterId = first.marker().clusterId();
    }

    // When
    try (DataDirectory second = DataDirectory.open(path, VERSION)) {

      // Then
      assertThat(second.marker().clusterId()).isEqualTo(clusterId);
      assertThat(second.marker().port()).isEqualTo(9999);
    }
  }

  @Test
  void directory_isRefusedByName_whenItIsInUse() {
    // Given
    try (DataDirectory owner = DataDirectory.open(temporary, VERSION)) {

      // When // Then
      assertThatThrownBy(() -> DataDirectory.open(temporary, VERSION))
          .isInstanceOf(BrokerException.class)
          .hasMessage(
              "data directory "
                  + owner
                  + " is in use by process "
                  + ProcessHandle.current().pid()
                  + "; stop that one first");
    }
  }

  @Test
  void directory_isRefusedAndLeftAlone_whenItHoldsSomethingElse() throws IOException {
    // Given
    Files.writeString(temporary.resolve("thesis.txt"), "mine");

    // When
    assertThatThrownBy(() -> DataDirectory.open(temporary, VERSION))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("holds something else (thesis.txt)");

    // Then
    assertThat(temporary).isDirectoryNotContaining("glob:**notifier*");
  }

  @Test
  void directory_isTaken_whenItIsAFreshVolume() throws IOException {
    // Given
    Files.createDirectory(temporary.resolve("lost+found"));

    // When
    try (DataDirectory data = DataDirectory.open(temporary, VERSION)) {

      // Then
      assertThat(data.marker().port()).isZero();
    }
  }

  @Test
  void directory_isRefused_whenANewerKafkaHasWrittenIt() {
    // Given
    DataDirectory.open(temporary, "4.4.0").close();

    // When // Then
    assertThatThrownBy(() -> DataDirectory.open(temporary, VERSION))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("newer version (layout 1, Kafka 4.4.0;");
  }

  @Test
  void directory_isRefused_whenItsLayoutIsNewer() throws IOException {
    // Given
    Files.writeString(
        temporary.resolve("notifier.properties"), "layout=2\nkafka.version=4.3.1\nport=1\n");

    // When // Then
    assertThatThrownBy(() -> DataDirectory.open(temporary, VERSION))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("newer version (layout 2,");
  }

  @Test
  void directory_isFreeAgain_whenItWasRefused() {
    // Given
    DataDirectory.open(temporary, "4.4.0").close();
    assertThatThrownBy(() -> DataDirectory.open(temporary, VERSION))
        .isInstanceOf(BrokerException.class);

    // When
    try (DataDirectory data = DataDirectory.open(temporary, "4.4.0")) {

      // Then
      assertThat(data.marker().kafkaVersion()).isEqualTo("4.4.0");
    }
  }

  @Test
  void directory_isRefused_whenItsMarkerIsDamaged() throws IOException {
    // Given
    Files.writeString(temporary.resolve("notifier.properties"), "layout=one");

    // When // Then
    assertThatThrownBy(() -> DataDirectory.open(temporary, VERSION))
        .isInstanceOf(BrokerException.class)
        .hasMessageEndingWith("notifier.properties is damaged");
  }

  @Test
  void directory_isRefused_whenItIsAFile() throws IOException {
    // Given
    Path file = Files.writeString(temporary.resolve("file"), "");

    // When // Then
    assertThatThrownBy(() -> DataDirectory.open(file, VERSION))
        .isInstanceOf(BrokerException.class)
        .hasMessage("data directory " + file + ": it is a file, not a directory; choose another");
  }

  @Test
  void directory_isRefused_whenItCannotBeMade() throws IOException {
    // Given
    Path below = Files.writeString(temporary.resolve("file"), "").resolve("data");

    // When // Then
    assertThatThrownBy(() -> DataDirectory.open(below, VERSION))
        .isInstanceOf(BrokerException.class)
        .hasMessageStartingWith("data directory " + below + ": ");
  }
}
