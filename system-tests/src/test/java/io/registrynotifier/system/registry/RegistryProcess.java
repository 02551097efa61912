package io.registrynotifier.system.registry;

import io.registrynotifier.testkit.process.ChildProcess;
import io.registrynotifier.testkit.process.FreePort;
import io.registrynotifier.testkit.process.InstalledProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A real registry on the loopback address, its content in a directory, its notifications pointed at
 * endpoints.
 *
 * <p>Thread-safe.
 */
public final class RegistryProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(20);

  private final ChildProcess process;
  private final RegistryClient client;
  private final RegistryQueues queues;

  private RegistryProcess(ChildProcess process, RegistryClient client, RegistryQueues queues) {
    this.process = process;
    this.client = client;
    this.queues = queues;
  }

  /** Starts a registry and returns when it answers; skips the test where there is none. */
  public static RegistryProcess start(Path directory, List<Notified> notified) {
    Path binary = InstalledProgram.REGISTRY.require();
    int port = FreePort.find();
    int debugPort = FreePort.find();
    Path settings = write(directory, settings(directory, port, debugPort, notified));
    ChildProcess process =
        ChildProcess.start(
            "registry-" + port, List.of(binary.toString(), "serve", settings.toString()), Map.of());
    RegistryProcess registry =
        new RegistryProcess(
            process,
            RegistryClient.of(URI.create("http://127.0.0.1:" + port)),
            RegistryQueues.at(URI.create("http://127.0.0.1:" + debugPort + "/debug/vars")));
    process.await(START, registry.client::answers);
    return registry;
  }

  /** What a client of the registry can do. */
  public RegistryClient client() {
    return client;
  }

  /** The registry's own queues of events, one for each notified endpoint. */
  public RegistryQueues queues() {
    return queues;
  }

  /** {@code kill -9}: what its queues hold is lost. */
  public void kill() {
    process.kill();
  }

  @Override
  public void close() {
    client.close();
    process.close();
  }

  private static Path write(Path directory, String settings) {
    try {
      return Files.writeString(directory.resolve("registry.yml"), settings);
    } catch (IOException e) {
      throw new UncheckedIOException("writing the registry's configuration", e);
    }
  }

  private static String settings(Path directory, int port, int debugPort, List<Notified> notified) {
    return """
        version: 0.1
        log: {level: error, accesslog: {disabled: true}}
        storage:
          filesystem: {rootdirectory: %s}
          delete: {enabled: true}
          maintenance: {uploadpurging: {enabled: false}}
        http:
          addr: 127.0.0.1:%d
          secret: of-this-test-alone
          debug: {addr: "127.0.0.1:%d"}
        notifications:
          events: {includereferences: true}
          endpoints:
        %s"""
        .formatted(
            directory.resolve("registry"),
            port,
            debugPort,
            notified.stream().map(Notified::yaml).collect(Collectors.joining()));
  }
}
