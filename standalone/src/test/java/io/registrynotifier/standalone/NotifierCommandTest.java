package io.registrynotifier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class NotifierCommandTest {
  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void check_showsWhatWouldRun_withoutASecret() throws IOException {
    // Given
    Path file =
        config(
            """
            notifications:
              endpoints:
                - name: alice
                  url: https://alice.example.com/hook?token=s3cret
                  headers: {Authorization: [Bearer s3cret]}
                  ignore: {actions: [pull]}
                - name: bob
                  url: http://bob.example.com/
                  disabled: true
            """);

    // When
    int status = run("check", file.toString());

    // Then
    assertThat(status).isZero();
    assertThat(out.toString())
        .contains(file + ": no problems")
        .contains("Topic registry.events: 12 partitions, kept 7d")
        .contains("Endpoint alice", "https://alice.example.com/hook?***", "Authorization=[***]")
        .contains("ignores      pull")
        .contains("Endpoint bob (disabled)")
        .doesNotContain("s3cret");
  }

  @Test
  void check_printsEveryProblem_whenThereAreSeveral() throws IOException {
    // Given
    Path file =
        config(
            """
            notifications:
              endpoints:
                - name: alice
                  url: ftp://alice.example.com/
                  colour: red
            """);

    // When
    int status = run("check", file.toString());

    // Then
    assertThat(status).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .anyMatch(line -> line.startsWith(file + ":4: notifications.endpoints[0].url: "))
        .anyMatch(line -> line.startsWith(file + ":5: notifications.endpoints[0].colour: "))
        .hasSize(2);
  }

  @Test
  void command_refusesAsAConfigurationWould_whenTheFileIsMissing() {
    // Given
    Path missing = directory.resolve("missing.yml");

    // When
    int status = run("up", "--config", missing.toString());

    // Then
    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).startsWith(missing.toString()).hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fly", "up --http-addr nowhere", "up --sideways", "check"})
  void command_explainsItsUse_whenTheCommandLineIsWrong(String line) {
    // Given
    String[] arguments = line.isEmpty() ? new String[0] : line.split(" ", -1);

    // When
    int status = run(arguments);

    // Then
    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("Usage: notifier");
  }

  @Test
  void help_namesEveryCommand_thatThereIs() {
    // Given // When
    int status = run("--help");

    // Then
    assertThat(status).isZero();
    assertThat(out.toString()).contains("demo", "up", "bridge", "worker", "receive", "check");
  }

  private int run(String... arguments) {
    CommandLine command = NotifierCommand.commandLine();
    return command
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private Path config(String yaml) throws IOException {
    return Files.writeString(directory.resolve("notifier.yml"), yaml);
  }
}
