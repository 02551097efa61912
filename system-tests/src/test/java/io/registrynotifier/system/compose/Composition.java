package io.registrynotifier.system.compose;

import io.registrynotifier.testkit.engine.Command;
import io.registrynotifier.testkit.engine.ContainerEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The services of compose files, under a name of their own and on free ports. Closing leaves
 * nothing behind but what the services printed, in {@code target/processes}.
 */
final class Composition implements AutoCloseable {
  static final String IMAGE = "registry-notifier-test";

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final String name;
  private final Command command;
  private final List<String> compose;

  private Composition(String name, Command command, List<String> compose) {
    this.name = name;
    this.command = command;
    this.compose = compose;
  }

  /** Skips the test where it cannot run. Nothing is started yet. */
  static Composition of(String name, List<String> files, Map<String, String> variables) {
    Map<String, String> environment = System.getenv();
    ContainerEngine.in(environment).require(Variables.of(PROJECT, environment).images());
    Map<String, String> all = new HashMap<>(variables);
    all.putAll(Map.of("NOTIFIER_IMAGE", IMAGE, "COMPOSE_PROFILES", ""));
    for (String port : List.of("REGISTRY_PORT", "BRIDGE_PORT", "PROMETHEUS_PORT", "GRAFANA_PORT")) {
      all.put(port, ""); // any free one
    }
    Command command = new Command(PROJECT, all);
    List<String> compose = new ArrayList<>(program(command));
    compose.addAll(List.of("-p", name));
    files.forEach(file -> compose.addAll(List.of("-f", file)));
    Composition composition = new Composition(name, command, List.copyOf(compose));
    composition.remove(); // what an earlier run could not
    return composition;
  }

  /** The second version, a plug-in of docker's command, or the first, a command of its own. */
  private static List<String> program(Command command) {
    List<String> plugin = List.of("docker", "compose");
    Command.Ended version =
        command.run(Duration.ofSeconds(30), List.of("docker", "compose", "version"));
    return version.status() == 0 ? plugin : List.of("docker-compose");
  }

  /** Builds the image from this project. */
  void build() {
    compose("build", "bridge");
  }

  /**
   * Starts what does not run; returns when everything is, as far as others wait for it, healthy.
   */
  void up(String... options) {
    List<String> words = new ArrayList<>(List.of("up", "-d", "--no-build"));
    words.addAll(List.of(options));
    compose(words.toArray(String[]::new));
  }

  void stop(String service) {
    compose("stop", service);
  }

  /** The ids of a service's containers, stopped ones too. */
  List<String> containers(String service) {
    String project = "label=com.docker.compose.project=" + name;
    String label = "label=com.docker.compose.service=" + service;
    return docker("ps", "-aq", "--no-trunc", "--filter", project, "--filter", label)
        .lines()
        .toList();
  }

  /** One word of what docker knows of a container, by a template of its own. */
  String inspect(String container, String template) {
    return docker("inspect", "--format", template, container);
  }

  boolean isHealthy(String container) {
    return inspect(container, "{{.State.Health.Status}}").equals("healthy");
  }

  /** Where a service's port is on this machine. */
  URI uri(String service, int port) {
    return URI.create("http://" + compose("port", service, String.valueOf(port)) + "/");
  }

  /** What all containers of a service have printed. */
  String logs(String service) {
    StringBuilder all = new StringBuilder();
    containers(service).forEach(container -> all.append(docker("logs", container)).append('\n'));
    return all.toString();
  }

  String docker(String... words) {
    List<String> all = new ArrayList<>(List.of("docker"));
    all.addAll(List.of(words));
    return command.succeed(LIMIT, all);
  }

  @Override
  public void close() {
    try {
      Path log = Path.of("target", "processes", name + ".log");
      Files.createDirectories(log.getParent());
      Files.writeString(log, compose("logs", "--no-color", "--timestamps"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      remove();
    }
  }

  private void remove() {
    compose("down", "--volumes", "--remove-orphans", "--timeout", "10");
  }

  private String compose(String... words) {
    List<String> all = new ArrayList<>(compose);
    all.addAll(List.of(words));
    return command.succeed(LIMIT, all);
  }
}
