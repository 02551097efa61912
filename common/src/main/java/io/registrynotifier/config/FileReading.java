package io.registrynotifier.config;

import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.topic.ClientProperties;
import io.registrynotifier.topic.TopicSettings;
import io.registrynotifier.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the whole file: one section after the other. */
final class FileReading {
  private static final Kind<String> PREFIX =
      Kind.of(
          text -> {
            if (!Topics.isPrefix(text)) {
              throw new IllegalArgumentException(
                  "expected at most 200 letters, digits, '.', '_' or '-'");
            }
            return text;
          });
  private static final Kind<Integer> PARTITIONS = Kinds.whole(1, 10_000);
  private static final Kind<Integer> REPLICATION =
      Kinds.whole(1, 100).or("-1", -1, "-1 for the broker's default");
  private static final Kind<Duration> RETENTION =
      Kinds.duration(Duration.ofSeconds(1), Duration.ofDays(36_500), "from 1s to 36500d");
  private static final Kind<Duration> DRAIN =
      Kinds.duration(Duration.ZERO, Duration.ofHours(1), "from 0 to 1h");
  private static final Kind<GroupProtocol> GROUP_PROTOCOL = Kinds.choice(GroupProtocol.class);

  private static final Pattern INSTANCE_NAME = Pattern.compile("[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,99}");
  private static final Kind<String> INSTANCE =
      Kind.of(
          text -> {
            if (!INSTANCE_NAME.matcher(text).matches()) {
              throw new IllegalArgumentException(
                  "expected at most 100 letters, digits, '.', '_' or '-', and no '.' at the start");
            }
            return text;
          });
  private static final Kind<Duration> STALL =
      Kinds.duration(Duration.ofSeconds(1), Duration.ofDays(1), "from 1s to 24h");

  private FileReading() {}

  static NotifierConfig read(Section file, Problems problems, References references) {
    ClientProperties kafka = new KafkaReader(problems).read(file.section("kafka"));
    TopicSettings topics = topics(file.section("topics"));
    Optional<HttpSettings> http = http(file.section("http"));
    Section notifications = file.section("notifications");
    boolean includeReferences = includeReferences(notifications.section("events"));
    EndpointsReader reader = new EndpointsReader(problems);
    List<Endpoint> endpoints = reader.read(notifications);
    notifications.end();
    BridgeSettings bridge = BridgeReader.read(file.section("bridge"));
    WorkerSettings worker = worker(file.section("worker"));
    ApiSettings api = ApiReader.read(file.section("api"));
    LedgerSettings ledger = LedgerReader.read(file.section("ledger"));
    DirectorySettings directory =
        DirectoryReader.read(file.section("directory"), references, reader.written());
    file.endBut(key -> key.startsWith("x-"));
    return new NotifierConfig(
        kafka, topics, http, includeReferences, endpoints, bridge, worker, api, ledger, directory);
  }

  private static TopicSettings topics(Section topics) {
    TopicSettings absent = TopicSettings.DEFAULT;
    TopicSettings read =
        new TopicSettings(
            topics.value("prefix", absent.prefix(), PREFIX),
            topics.value("partitions", absent.partitions(), PARTITIONS),
            topics.value("replication", absent.replication(), REPLICATION),
            topics.value("retention", absent.retention(), RETENTION));
    topics.end();
    return read;
  }

  private static Optional<HttpSettings> http(Section http) {
    Optional<HttpSettings> read = http.optional("addr", Kinds.ADDRESS);
    http.end();
    return read;
  }

  private static boolean includeReferences(Section events) {
    boolean read = events.value("includereferences", false, Kinds.FLAG);
    events.end();
    return read;
  }

  private static WorkerSettings worker(Section worker) {
    WorkerSettings absent = WorkerSettings.DEFAULT;
    WorkerSettings read =
        new WorkerSettings(
            worker.value("drain", absent.drain(), DRAIN),
            worker.value("groupprotocol", absent.groupProtocol(), GROUP_PROTOCOL),
            worker.optional("instance", INSTANCE),
            worker.value("stall", absent.stall(), STALL));
    worker.end();
    return read;
  }
}
