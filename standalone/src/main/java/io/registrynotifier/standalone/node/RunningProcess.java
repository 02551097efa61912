package io.registrynotifier.standalone.node;

import io.registrynotifier.config.HttpSettings;
import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.process.HttpServer;
import io.registrynotifier.process.ProcessMetrics;
import io.registrynotifier.process.Service;
import io.registrynotifier.process.Termination;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Services behind one HTTP server, from start to orderly end: the server ends first, since it takes
 * in; then the services in the order in which they were started, which is the order of travel; then
 * what they rest on.
 */
public final class RunningProcess implements AutoCloseable {
  private static final Duration SERVER_DRAIN = Duration.ofSeconds(5);
  private static final Duration BEYOND_DRAIN = Duration.ofSeconds(10);

  private final HttpServer server;
  private final List<Service> services;
  private final Deque<AutoCloseable> parts;
  private final Duration bound;

  private RunningProcess(
      HttpServer server, List<Service> services, Deque<AutoCloseable> parts, Duration bound) {
    this.server = server;
    this.services = services;
    this.parts = parts;
    this.bound = bound;
  }

  /**
   * Starts the services in the order of travel, then serves their pages. When something fails, all
   * that had started is closed, the base included.
   *
   * @param settle how long the services may take to be ready before their pages are served all the
   *     same; where the worker is one of them, no event comes in before its endpoints have begun
   * @param base what the services rest on
   */
  public static RunningProcess start(
      NotifierConfig config,
      HttpSettings address,
      List<ServiceStart> starts,
      Duration settle,
      List<AutoCloseable> base) {
    Deque<AutoCloseable> parts = new ArrayDeque<>(base);
    try {
      ProcessMetrics metrics = ProcessMetrics.create();
      List<Service> services = new ArrayList<>();
      for (ServiceStart start : starts) {
        services.add(start.start(config, metrics));
        parts.addFirst(services.get(services.size() - 1));
      }
      Waiting.until(() -> isReady(services), settle);
      HttpServer server = HttpServer.start(address, SERVER_DRAIN, metrics, services);
      return new RunningProcess(server, services, inOrder(server, services, base), bound(config));
    } catch (RuntimeException failure) {
      parts.forEach(RunningProcess::closeQuietly);
      throw failure;
    }
  }

  /** Where its pages are. */
  public URI uri() {
    return server.uri();
  }

  /** Whether every check of every service is content. */
  public boolean isReady() {
    return isReady(services);
  }

  private static boolean isReady(List<Service> services) {
    return services.stream()
        .flatMap(service -> service.checks().stream())
        .allMatch(check -> check.problem().isEmpty());
  }

  /** Ends it in order when the process is told to end. */
  public Termination endOnSignal() {
    return Termination.onSignal(bound, List.copyOf(parts));
  }

  @Override
  public void close() {
    parts.forEach(RunningProcess::closeQuietly);
  }

  private static Duration bound(NotifierConfig config) {
    return config.worker().drain().plus(SERVER_DRAIN).plus(BEYOND_DRAIN);
  }

  private static Deque<AutoCloseable> inOrder(
      HttpServer server, List<Service> services, List<AutoCloseable> base) {
    Deque<AutoCloseable> all = new ArrayDeque<>();
    all.add(server);
    all.addAll(services);
    all.addAll(base);
    return all;
  }

  static void closeQuietly(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception second) { // the others are to be closed all the same
      Logger log = LoggerFactory.getLogger(RunningProcess.class);
      log.debug("part could not be closed", second);
    }
  }
}
