package io.registrynotifier.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What processes write to standard error, as an operator sets it. */
final class LoggingIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir private Path directory;

  private Path errors = Path.of("errors");

  @BeforeEach
  void resolve() {
    errors = directory.resolve("errors");
  }

  @Test
  void line_isKeysWithValuesThenWords_byDefault() throws IOException, InterruptedException {
    // When
    end(start(Map.of()));
    // Then
    assertThat(lines())
        .singleElement()
        .asString()
        .endsWith(" INFO  endpoint=\"a\" offset=\"7\" endpoint is back");
  }

  @Test
  void line_isAnObject_whenTheFormatIsJson() throws IOException, InterruptedException {
    // When
    end(start(Map.of("NOTIFIER_LOG_FORMAT", "json")));
    // Then
    assertThat(lines())
        .singleElement()
        .asString()
        .startsWith("{")
        .endsWith("}")
        .contains("\"level\":\"INFO\"", "{\"endpoint\":\"a\"},{\"offset\":\"7\"}")
        .contains("\"formattedMessage\":\"endpoint is back\"");
  }

  @Test
  void levelOfALogger_changesWhileRunning_whenTheFileOfLevelsSaysSo()
      throws IOException, InterruptedException {
    // Given
    Path levels = directory.resolve("levels.properties");
    Process process =
        start(Map.of("NOTIFIER_LOG_LEVELS", levels.toString()), "until debug lines are wanted");
    await().atMost(DEADLINE).until(() -> lines().size() == 1);
    // When
    Files.writeString(levels, "logback.logger." + LoggedLine.LOGGER + "=DEBUG\n");
    end(process);
    // Then
    assertThat(lines()).hasSize(2).last().asString().endsWith("DEBUG endpoint=\"a\" wanted now");
  }

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dlogback.configurationFile=logback.xml",
            "-cp",
            System.getProperty("java.class.path", ""),
            LoggedLine.class.getName());
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(command))
            .directory(directory.toFile())
            .redirectError(errors.toFile());
    builder.command().addAll(List.of(arguments));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static void end(Process process) throws InterruptedException {
    try {
      assertThat(process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(errors, UTF_8);
  }
}
