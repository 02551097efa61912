package io.registrynotifier.system.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

final class RegistryBinaryTest {
  @TempDir private Path directory;

  @Test
  void binary_isFound_whenOnThePath() throws IOException {
    // Given
    Path program =
        Files.createFile(
            directory.resolve("docker-registry"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

    // When
    Path found = RegistryBinary.require(Map.of("PATH", "/nowhere:" + directory));

    // Then
    assertThat(found).isEqualTo(program);
  }

  @Test
  void binary_skipsTheTest_whenMissing() {
    assertThatThrownBy(() -> RegistryBinary.require(Map.of("PATH", directory.toString())))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("docker-registry");
  }

  @Test
  void binary_failsTheTest_whenMissingInTheGate() {
    assertThatThrownBy(
            () -> RegistryBinary.require(Map.of("PATH", directory.toString(), "CI", "true")))
        .isInstanceOf(IllegalStateException.class);
  }
}
