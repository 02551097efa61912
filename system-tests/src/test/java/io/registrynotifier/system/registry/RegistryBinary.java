package io.registrynotifier.system.registry;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** The program {@code docker-registry} of the Debian package of that name. */
final class RegistryBinary {
  private static final String NAME = "docker-registry";

  private RegistryBinary() {}

  /**
   * Where the program is. Without it the test is skipped with the reason, unless the environment
   * says {@code CI=true}: there it fails, since a gate that is skipped is no gate.
   */
  static Path require(Map<String, String> environment) {
    return find(environment.getOrDefault("PATH", ""))
        .orElseThrow(() -> missing("true".equals(environment.get("CI"))));
  }

  private static Optional<Path> find(String path) {
    return Arrays.stream(path.split(File.pathSeparator))
        .map(directory -> Path.of(directory, NAME))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static RuntimeException missing(boolean mustRun) {
    String reason = NAME + " is not on the PATH: install the Debian package of that name";
    return mustRun ? new IllegalStateException(reason) : new TestAbortedException(reason);
  }
}
