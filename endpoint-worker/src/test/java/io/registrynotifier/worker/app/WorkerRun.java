package io.registrynotifier.worker.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.config.LedgerSettings;
import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.config.WorkerSettings;
import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EnvelopeReader;
import io.registrynotifier.event.Limits;
import io.registrynotifier.event.MediaTypes;
import io.registrynotifier.process.ProcessMetrics;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.topic.ClientProperties;
import io.registrynotifier.topic.EventRecords;
import io.registrynotifier.topic.TopicSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A worker over a test's broker, with a topic of its own. */
final class WorkerRun implements AutoCloseable {
  private static final EnvelopeReader READER = new EnvelopeReader(Limits.DEFAULT);

  private final TestTopic topic;
  private final NotifierConfig config;
  private WorkerApp app;
  private ProcessMetrics metrics;

  private WorkerRun(TestTopic topic, NotifierConfig config) {
    this.topic = topic;
    this.config = config;
    this.metrics = ProcessMetrics.create();
    this.app = WorkerApp.start(config, metrics);
  }

  /** Starts on a new topic of this prefix, so that every endpoint's group is new too. */
  static WorkerRun start(String bootstrapServers, String prefix, Endpoint... endpoints) {
    return start(bootstrapServers, prefix, GroupProtocol.CLASSIC, endpoints);
  }

  static WorkerRun start(
      String bootstrapServers, String prefix, GroupProtocol protocol, Endpoint... endpoints) {
    TestTopic topic = TestTopic.create(bootstrapServers, prefix + ".events", 3);
    return on(topic, protocol, Map.of(), endpoints);
  }

  /** Starts on a topic that is there already, or will be. */
  static WorkerRun on(
      TestTopic topic, GroupProtocol protocol, Map<String, String> kafka, Endpoint... endpoints) {
    return on(topic, settings(protocol), kafka, endpoints);
  }

  static WorkerRun on(
      TestTopic topic, WorkerSettings settings, Map<String, String> kafka, Endpoint... endpoints) {
    return new WorkerRun(topic, config(topic, settings, kafka, endpoints));
  }

  private static WorkerSettings settings(GroupProtocol protocol) {
    return new WorkerSettings(
        Duration.ofSeconds(5), protocol, Optional.empty(), Duration.ofMinutes(2));
  }

  /** What a worker on this topic is told. */
  static NotifierConfig config(
      TestTopic topic, WorkerSettings settings, Map<String, String> kafka, Endpoint... endpoints) {
    String prefix = topic.name().substring(0, topic.name().length() - ".events".length());
    return new NotifierConfig(
        new ClientProperties(withAddress(topic, kafka)),
        new TopicSettings(prefix, topic.partitions(), 1, Duration.ofDays(7)),
        Optional.empty(),
        false,
        Arrays.asList(endpoints),
        NotifierConfig.DEFAULT.bridge(),
        settings,
        NotifierConfig.DEFAULT.api(),
        LedgerSettings.OFF,
        NotifierConfig.DEFAULT.directory());
  }

  /** The topic's own address unless the properties name another one. */
  private static Map<String, String> withAddress(TestTopic topic, Map<String, String> kafka) {
    Map<String, String> all = new HashMap<>(kafka);
    all.putIfAbsent("bootstrap.servers", topic.bootstrapServers());
    return all;
  }

  /** Another worker with the same endpoints, as on another machine. */
  WorkerRun another() {
    return new WorkerRun(topic, config);
  }

  TestTopic topic() {
    return topic;
  }

  /** What keeps the worker from being ready, by check. */
  List<String> problems() {
    return app.checks().stream().flatMap(check -> check.problem().stream()).toList();
  }

  boolean isReady() {
    return app.checks().stream().allMatch(check -> check.problem().isEmpty());
  }

  /** Writes events and returns when Kafka has acknowledged them. */
  void publish(List<SampleEvent> events) {
    publish(topic, events);
  }

  static void publish(TestTopic topic, List<SampleEvent> events) {
    topic.write(
        events.stream().map(event -> EventRecords.record(topic.name(), carried(event))).toList());
  }

  private static CarriedEvent carried(SampleEvent event) {
    byte[] envelope = ("{\"events\":[" + event.json() + "]}").getBytes(UTF_8);
    return READER.read(envelope, MediaTypes.EVENTS_V2).get(0);
  }

  /** The value of one series as it stands on the metrics page; NaN when there is none. */
  double metric(String name, String... labelsAndValues) {
    String[] labels = new String[labelsAndValues.length / 2];
    String[] values = new String[labels.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = labelsAndValues[2 * i];
      values[i] = labelsAndValues[2 * i + 1];
    }
    return Optional.ofNullable(metrics.registry().getSampleValue(name, labels, values))
        .orElse(Double.NaN);
  }

  WorkerApp app() {
    return app;
  }

  /** Ends this worker in order and starts another on the same topic. */
  void restart() {
    app.close();
    metrics = ProcessMetrics.create();
    app = WorkerApp.start(config, metrics);
  }

  @Override
  public void close() {
    app.close();
  }
}
