package io.registrynotifier.testkit.engine;

import io.registrynotifier.testkit.engine.Command.Ended;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * The machine's container engine as the command {@code docker} finds it. Nothing is ever pulled: an
 * image is there, or its tests do not run.
 *
 * <p>The variable {@code NOTIFIER_ENGINE} says {@code required} where tests must not skip
 * themselves.
 */
public final class ContainerEngine {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration SURELY = Duration.ofSeconds(60);

  private final Map<String, String> environment;

  private ContainerEngine(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The engine that a process with this environment would use. */
  public static ContainerEngine in(Map<String, String> environment) {
    return new ContainerEngine(environment);
  }

  /** Skips the test within two seconds where a container of these images cannot be started. */
  public void require(Collection<String> images) {
    problem(images).ifPresent(this::skip);
  }

  /** Why a container of these images cannot be started; empty when it can. */
  public Optional<String> problem(Collection<String> images) {
    List<String> words =
        new ArrayList<>(List.of("docker", "image", "inspect", "--format", "found"));
    words.addAll(images);
    try {
      Ended ended = new Command(Path.of("."), environment).run(patience(), words);
      return ended.status() == 0 ? Optional.empty() : Optional.of(lastLine(ended.output()));
    } catch (UncheckedIOException | AssertionError failure) {
      return Optional.of(String.valueOf(failure.getMessage()));
    }
  }

  private void skip(String problem) {
    String reason = "no container engine with the images that this needs: " + problem;
    if (isRequired()) {
      throw new IllegalStateException(reason);
    }
    throw new TestAbortedException(reason);
  }

  private Duration patience() {
    return isRequired() ? SURELY : SOON;
  }

  private boolean isRequired() {
    return "required".equals(environment.get("NOTIFIER_ENGINE"));
  }

  private static String lastLine(String output) {
    return output.strip().lines().reduce("", (before, last) -> last);
  }
}
