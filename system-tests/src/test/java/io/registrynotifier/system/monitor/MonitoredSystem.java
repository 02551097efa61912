package io.registrynotifier.system.monitor;

import static org.awaitility.Awaitility.await;

import io.registrynotifier.testkit.process.BrokerProcess;
import io.registrynotifier.testkit.process.InstalledProgram;
import io.registrynotifier.testkit.process.NotifierProcess;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A broker, a bridge, two workers, a registry's page and a Prometheus, each a process or server of
 * its own; two receivers, and events for both.
 *
 * <p>Used by one test thread.
 */
final class MonitoredSystem {
  /** Events are kept for a minute: an hour in the hurry that the rules are in. */
  private static final String SETTINGS =
      """
      kafka: {bootstrap.servers: "%s", session.timeout.ms: 6000, heartbeat.interval.ms: 1500}
      topics: {retention: 60s}
      notifications:
        endpoints:
          - &short {name: healthy, url: "%s", threshold: 5, backoff: 50ms, retry: {maxbackoff: 400ms}}
          - {<<: *short, name: troubled, url: "%s"}
      """;

  private static final Duration LOOKS = Duration.ofSeconds(60);

  private final WebhookReceiver troubled;
  private final BrokerProcess broker;
  private final List<NotifierProcess> workers;
  private final PrometheusApi prometheus;

  private MonitoredSystem(
      WebhookReceiver troubled,
      BrokerProcess broker,
      List<NotifierProcess> workers,
      PrometheusApi prometheus) {
    this.troubled = troubled;
    this.broker = broker;
    this.workers = List.copyOf(workers);
    this.prometheus = prometheus;
  }

  /**
   * Returns when everything is ready and looked at.
   *
   * @param parts takes all that is started, to close it
   */
  static MonitoredSystem start(Path directory, Parts parts) {
    InstalledProgram.PROMETHEUS.require();
    WebhookReceiver healthy = parts.add(WebhookReceiver.start());
    WebhookReceiver troubled = parts.add(WebhookReceiver.start());
    BrokerProcess broker = parts.add(BrokerProcess.start(directory.resolve("kafka")));
    Path settings = settings(directory, broker, healthy, troubled);
    List<NotifierProcess> workers =
        List.of(
            parts.add(NotifierProcess.worker(settings)),
            parts.add(NotifierProcess.worker(settings)));
    NotifierProcess bridge = parts.add(NotifierProcess.bridge(settings));
    parts.add(Traffic.start(bridge.events()));
    Map<String, List<String>> targets =
        Map.of(
            "registry-notifier-worker", workers.stream().map(MonitoredSystem::target).toList(),
            "registry-notifier-bridge", List.of(target(bridge)),
            "registry", List.of(parts.add(RegistryPage.start()).target()));
    Path configuration = HurriedConfiguration.write(directory, targets);
    PrometheusProcess prometheus =
        parts.add(PrometheusProcess.start(configuration, directory.resolve("data")));
    awaitLooks(prometheus.api());
    return new MonitoredSystem(troubled, broker, workers, prometheus.api());
  }

  /** Until each process was looked at: what goes away before that was never there. */
  private static void awaitLooks(PrometheusApi prometheus) {
    await()
        .atMost(LOOKS)
        .until(
            () ->
                !prometheus.query("count(up == 1) == 4").isEmpty()
                    && !prometheus
                        .query("count(registry_notifications_partitions) == 4")
                        .isEmpty());
  }

  WebhookReceiver troubled() {
    return troubled;
  }

  BrokerProcess broker() {
    return broker;
  }

  List<NotifierProcess> workers() {
    return workers;
  }

  PrometheusApi prometheus() {
    return prometheus;
  }

  private static Path settings(
      Path directory, BrokerProcess broker, WebhookReceiver healthy, WebhookReceiver troubled) {
    try {
      String yaml = SETTINGS.formatted(broker.bootstrapServers(), healthy.url(), troubled.url());
      return Files.writeString(directory.resolve("notifier.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("writing the configuration", e);
    }
  }

  private static String target(NotifierProcess process) {
    return process.events().getAuthority();
  }
}
