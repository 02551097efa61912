package io.registrynotifier.testkit.process;

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

final class InstalledProgramTest {
  private static final InstalledProgram PROMTOOL = InstalledProgram.PROMTOOL;

  @TempDir private Path directory;

  @Test
  void program_isFound_whenOnThePath() throws IOException {
    // Given
    Path program =
        Files.createFile(
            directory.resolve("promtool"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

    // When
    Path found = PROMTOOL.require(Map.of("PATH", "/nowhere:" + directory));

    // Then
    assertThat(found).isEqualTo(program);
  }

  @Test
  void program_skipsTheTest_whenMissing() {
    assertThatThrownBy(() -> PROMTOOL.require(Map.of("PATH", directory.toString())))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("promtool")
        .hasMessageContaining("package prometheus");
  }

  @Test
  void program_failsTheTest_whenMissingInTheGate() {
    assertThatThrownBy(() -> PROMTOOL.require(Map.of("PATH", directory.toString(), "CI", "true")))
        .isInstanceOf(IllegalStateException.class);
  }
}
