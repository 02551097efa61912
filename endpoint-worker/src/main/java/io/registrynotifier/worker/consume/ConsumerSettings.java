package io.registrynotifier.worker.consume;

import io.registrynotifier.config.WorkerSettings;
import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.topic.ClientProperties;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes the consumers of endpoints: what delivery rests on is set here and not by the operator. */
final class ConsumerSettings {
  private static final int METADATA_MAX_AGE_MILLIS = 60_000;

  private final Supplier<ClientProperties> kafka;
  private final IntSupplier endpoints;
  private final WorkerSettings worker;
  private final WorkerName name;

  /** {@code kafka} and the number of endpoints are asked for each consumer. */
  ConsumerSettings(Supplier<ClientProperties> kafka, IntSupplier endpoints, WorkerSettings worker) {
    this.kafka = kafka;
    this.endpoints = endpoints;
    this.worker = worker;
    this.name = WorkerName.of(worker);
  }

  /**
   * The process's member of the endpoint's group, which it stays over a restart if it has a name.
   */
  Consumer<byte[], byte[]> create(Endpoint endpoint, int recordsAtOnce) {
    Map<String, Object> settings = settings(endpoint, recordsAtOnce);
    worker
        .instance()
        .ifPresent(name -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name));
    return consumer(settings);
  }

  /** A member of the endpoint's group that is gone when it is closed. */
  Consumer<byte[], byte[]> createVisitor(Endpoint endpoint) {
    return consumer(settings(endpoint, 1));
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * The operator's properties, our defaults under them, and over them what delivery rests on: a
   * consumer resets, commits and creates nothing by itself.
   */
  Map<String, Object> settings(Endpoint endpoint, int recordsAtOnce) {
    Map<String, Object> settings = kafka.get().toMap(ConsumerConfig.configNames());
    settings.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MAX_AGE_MILLIS);
    settings.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, millis(Pace.EMPTY_FETCH));
    settings.putIfAbsent(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, millis(Pace.RETRY));
    settings.putIfAbsent(ConsumerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, millis(Pace.RETRY));
    settings.putIfAbsent(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, recordsAtOnce);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, Group.id(endpoint));
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name.clientId(endpoint));
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    GroupProtocol protocol = worker.groupProtocol();
    settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, protocol.name().toLowerCase(Locale.ROOT));
    if (protocol == GroupProtocol.CLASSIC) {
      settings.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, millis(Pace.HEARTBEAT));
      settings.put(
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
          CooperativeStickyAssignor.class.getName());
    }
    return settings;
  }

  private int millis(Pace pace) {
    return (int) pace.among(endpoints.getAsInt()).toMillis();
  }
}
