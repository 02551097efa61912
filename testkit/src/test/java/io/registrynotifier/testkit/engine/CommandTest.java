package io.registrynotifier.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path directory;

  @Test
  void command_runsInItsDirectory_withItsVariables() {
    // When
    String output = command().succeed(LIMIT, List.of("sh", "-c", "echo $COLOUR; pwd; echo $HOME"));

    // Then
    assertThat(output.lines()).containsExactly("blue", directory.toString(), System.getenv("HOME"));
  }

  @Test
  void command_saysWhatItPrinted_whenItFails() {
    assertThatThrownBy(() -> command().succeed(LIMIT, List.of("sh", "-c", "echo oh; exit 3")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("exit status 3")
        .hasMessageContaining("oh");
  }

  @Test
  void command_fails_whenItTakesTooLong() {
    assertThatThrownBy(() -> command().run(Duration.ofMillis(100), List.of("sleep", "60")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("takes longer");
  }

  private Command command() {
    return new Command(directory, Map.of("COLOUR", "blue"));
  }
}
