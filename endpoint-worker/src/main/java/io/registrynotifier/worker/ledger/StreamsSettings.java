package io.registrynotifier.worker.ledger;

import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.topic.ClientProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** What Kafka Streams is told, so that a share of the ledger costs a worker little. Stateless. */
final class StreamsSettings {
  private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(2);

  /** Nothing is due between two polls that cannot wait for the second to end. */
  private static final Duration POLL = Duration.ofSeconds(1);

  private static final long CACHE_BYTES = 4 << 20;
  private static final int FETCH_MAX_WAIT_MILLIS = 2_000;
  private static final int RETRY_BACKOFF_MILLIS = 1_000;

  private StreamsSettings() {}

  /** The cluster's name for the ledger, and the beginning of the names of its topics. */
  static String application(NotifierConfig config) {
    return config.topics().prefix() + ".ledger";
  }

  static Properties of(NotifierConfig config, Path directory, String advertised) {
    Properties settings = new Properties();
    config.kafka().toMap().entrySet().stream()
        .filter(each -> !ClientProperties.isDecided(each.getKey()))
        .forEach(each -> settings.put(each.getKey(), each.getValue()));
    settings.remove(CommonClientConfigs.CLIENT_ID_CONFIG);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application(config));
    settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, advertised);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.ledger().standby());
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.topics().replication());
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL.toMillis());
    settings.put(StreamsConfig.POLL_MS_CONFIG, POLL.toMillis());
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallRocksDb.class);
    settings.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    settings.putIfAbsent(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
        FETCH_MAX_WAIT_MILLIS);
    settings.putIfAbsent(
        StreamsConfig.consumerPrefix(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG), RETRY_BACKOFF_MILLIS);
    settings.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    return settings;
  }
}
