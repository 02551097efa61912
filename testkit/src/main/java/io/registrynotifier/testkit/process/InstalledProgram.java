package io.registrynotifier.testkit.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * A program that a Debian package brings.
 *
 * @param name the command
 * @param debianPackage the package that has it
 */
public record InstalledProgram(String name, String debianPackage) {
  /** A registry. */
  public static final InstalledProgram REGISTRY =
      new InstalledProgram("docker-registry", "docker-registry");

  /** What reads metrics, and keeps and judges them. */
  public static final InstalledProgram PROMETHEUS =
      new InstalledProgram("prometheus", "prometheus");

  /** What checks Prometheus' files. */
  public static final InstalledProgram PROMTOOL = new InstalledProgram("promtool", "prometheus");

  /** A browser. */
  public static final InstalledProgram CHROMIUM = new InstalledProgram("chromium", "chromium");

  /** What drives the browser. */
  public static final InstalledProgram CHROMEDRIVER =
      new InstalledProgram("chromedriver", "chromium-driver");

  /**
   * Where the program is. Without it the test is skipped with the reason, unless the environment
   * says {@code CI=true}: there it fails, since a gate that is skipped is no gate.
   */
  public Path require() {
    return require(System.getenv());
  }

  Path require(Map<String, String> environment) {
    return find(environment.getOrDefault("PATH", ""))
        .orElseThrow(() -> missing("true".equals(environment.get("CI"))));
  }

  private Optional<Path> find(String path) {
    return Arrays.stream(path.split(File.pathSeparator))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private RuntimeException missing(boolean mustRun) {
    String reason = name + " is not on the PATH: install the Debian package " + debianPackage;
    return mustRun ? new IllegalStateException(reason) : new TestAbortedException(reason);
  }
}
