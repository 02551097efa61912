package io.registrynotifier.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher script, with a Maven that does what a test wants. */
final class LauncherIT {
  private static final Path SCRIPT = Path.of("..", "notifier");

  @TempDir Path home;

  @BeforeEach
  void copyLauncher() throws IOException {
    Files.copy(SCRIPT, home.resolve("notifier"));
    Files.writeString(home.resolve("pom.xml"), "<kafka.version>4.3.1</kafka.version>\n");
    docker("none");
  }

  @Test
  void test_countsByKind_fromTheReports() throws IOException, InterruptedException {
    // Given
    maven(
        report("common", "surefire", 5, 0, 0, 1)
            + report("broker", "failsafe", 2, 0, 0, 0)
            + report("system-tests", "surefire", 40, 0, 0, 0)
            + report("system-tests", "failsafe", 3, 0, 0, 0));

    // When
    Result result = run(Map.of(), "test");

    // Then
    assertThat(result.status()).isZero();
    assertThat(result.output())
        .contains("unit tests: 44 passed, 0 failed, 1 skipped")
        .contains("broker tests (a broker, a socket or a process): 2 passed, 0 failed, 0 skipped")
        .contains("system tests (a real registry, the whole notifier): 3 passed, 0 failed")
        .endsWith("\n49 passed, 0 failed, 1 skipped\n");
  }

  @ParameterizedTest(name = "{0} failures, {1} errors, Maven exits {2}")
  @CsvSource({"1, 0, 1, 1", "0, 2, 1, 2", "1, 0, 0, 1", "0, 0, 1, 0"})
  void test_fails_whenATestOrTheBuildDoes(int failures, int errors, int exit, int failed)
      throws IOException, InterruptedException {
    // Given
    maven(report("common", "surefire", 5, failures, errors, 0) + "exit " + exit + "\n");

    // When
    Result result = run(Map.of(), "test");

    // Then
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .endsWith("\n" + (5 - failed) + " passed, " + failed + " failed, 0 skipped\n");
  }

  @Test
  void test_fails_whenNothingWasTested() throws IOException, InterruptedException {
    // Given
    maven("exit 0\n");

    // When
    Result result = run(Map.of(), "test");

    // Then
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).endsWith("Nothing was tested\n0 passed, 0 failed, 0 skipped\n");
  }

  @Test
  void test_forgetsTheReportsOfAnEarlierRun() throws IOException, InterruptedException {
    // Given
    maven(report("common", "surefire", 5, 1, 0, 0) + "exit 1\n");
    run(Map.of(), "test");
    maven(report("process", "surefire", 2, 0, 0, 0));

    // When
    Result result = run(Map.of(), "test");

    // Then
    assertThat(result.status()).isZero();
    assertThat(result.output()).endsWith("\n2 passed, 0 failed, 0 skipped\n");
  }

  @Test
  void test_runsTheBrokerTestsOnContainersToo_whenToldAndAnEngineHasKafka()
      throws IOException, InterruptedException {
    // Given
    docker("apache/kafka:4.3.1");
    maven(
        report("common", "failsafe", 2, 0, 0, 0)
            + "[[ \" $* \" == *' -Pon-containers '* ]] || exit 0\n"
            + report("common", "failsafe", 3, 0, 0, 0)
                .replace("Some.xml", "'Some-on containers.xml'"));

    // When
    Result result = run(Map.of(), "test", "--kafka=both");

    // Then
    assertThat(result.status()).isZero();
    assertThat(result.output())
        .contains("broker tests (a broker, a socket or a process): 2 passed, 0 failed, 0 skipped")
        .contains("broker tests on Kafka in containers: 3 passed, 0 failed, 0 skipped")
        .endsWith("\n5 passed, 0 failed, 0 skipped\n");
  }

  @Test
  void test_saysWhyItLeavesContainersOut_whenNoEngineHasKafka()
      throws IOException, InterruptedException {
    // Given
    maven(
        "[[ \" $* \" != *' -Pon-containers '* ]] || exit 1\n"
            + report("common", "surefire", 1, 0, 0, 0));

    // When
    Result result = run(Map.of("KAFKA_IMAGE", "somebodys/kafka"), "test", "--kafka=both");

    // Then
    assertThat(result.status()).isZero();
    assertThat(result.output())
        .startsWith("No container engine with the image somebodys/kafka: the broker tests run on");
  }

  @Test
  void launcher_showsWhatWentWrong_whenTheBuildFails() throws IOException, InterruptedException {
    // Given
    maven("echo '[ERROR] cannot find symbol'\nexit 1\n");

    // When
    Result result = run(Map.of(), "check", "notifier.yml");

    // Then
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .contains("[ERROR] cannot find symbol")
        .contains("notifier: the build failed; all of it is in " + realHome().resolve("target"));
  }

  @Test
  void launcher_refusesInOneLine_whenJavaIsTooOld() throws IOException, InterruptedException {
    // Given
    Path java = program("old/bin/java", "echo 'openjdk version \"11.0.20\" 2023-07-18' >&2\n");

    // When
    Result result = run(Map.of("JAVA_HOME", home.resolve("old").toString()), "up");

    // Then
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .isEqualTo(
            "notifier: Java 17 or later is needed, but "
                + java
                + " is 11.0.20: set JAVA_HOME to another JDK\n");
  }

  @Test
  void launcher_refusesInOneLine_whenJavaHomeIsEmpty() throws IOException, InterruptedException {
    // Given // When
    Result result = run(Map.of("JAVA_HOME", home.toString()), "up");

    // Then
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .isEqualTo("notifier: JAVA_HOME is " + home + ", but there is no bin/java in it\n");
  }

  @Test
  void launcher_findsItsHome_whenCalledThroughALink() throws IOException, InterruptedException {
    // Given
    maven(report("common", "surefire", 1, 0, 0, 0));
    Path link = Files.createDirectory(home.resolve("elsewhere")).resolve("notifier");
    Files.createSymbolicLink(link, Path.of("..", "notifier"));

    // When
    Result result = execute(Map.of(), link.toString(), "test");

    // Then
    assertThat(result.status()).isZero();
    assertThat(result.output()).endsWith("\n1 passed, 0 failed, 0 skipped\n");
  }

  private static String report(
      String module, String plugin, int tests, int failures, int errors, int skipped) {
    return """
        mkdir -p %1$s/target/%2$s-reports
        cat > %1$s/target/%2$s-reports/TEST-Some.xml <<'END'
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite version="3.0" name="Some" time="0.1" tests="%3$d" errors="%5$d" skipped="%6$d" failures="%4$d">
          <testcase name="a" classname="Some"/>
        </testsuite>
        END
        """
        .formatted(module, plugin, tests, failures, errors, skipped);
  }

  private void maven(String script) throws IOException {
    program("bin/mvn", "cd \"$(dirname \"$0\")/..\"\n" + script);
  }

  /** An engine that has this image alone; no other variable of the machine's has a say. */
  private void docker(String image) throws IOException {
    program("bin/docker", "[ \"$*\" = 'image inspect " + image + "' ]\n");
  }

  private Path program(String name, String script) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/usr/bin/env bash\n" + script);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private Path realHome() throws IOException {
    return home.toRealPath();
  }

  private Result run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = home.resolve("notifier").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return execute(environment, command);
  }

  private Result execute(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().keySet().removeAll(Set.of("KAFKA_IMAGE", "NOTIFIER_ENGINE"));
    builder.environment().putAll(environment);
    builder
        .environment()
        .merge(
            "PATH", home.resolve("bin").toString(), (old, bin) -> bin + File.pathSeparator + old);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Result(process.waitFor(), output);
  }

  private record Result(int status, String output) {}
}
