package io.registrynotifier.producer.kafka;

import io.registrynotifier.topic.ClientProperties;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What the producer is made with: the operator's properties, our defaults under them, and over them
 * what the guarantee rests on.
 */
final class ProducerSettings {
  /** What an operator may set otherwise. */
  private static final Map<String, Object> DEFAULTS =
      Map.of(
          ProducerConfig.CLIENT_ID_CONFIG,
          "registry-notifier",
          ProducerConfig.COMPRESSION_TYPE_CONFIG,
          "lz4",
          // a registry posts one event and waits: lingering would only make it wait longer
          ProducerConfig.LINGER_MS_CONFIG,
          0,
          ProducerConfig.MAX_BLOCK_MS_CONFIG,
          2_000,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
          4_000,
          ProducerConfig.BUFFER_MEMORY_CONFIG,
          32L << 20,
          ProducerConfig.ENABLE_METRICS_PUSH_CONFIG,
          false);

  /** Or, where the operator gives a request longer, as long as one may take. */
  private static final int DELIVERY_TIMEOUT_MILLIS = 10_000;

  private static final Map<String, Object> DECIDED =
      Map.of(
          ProducerConfig.ACKS_CONFIG,
          "all",
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          true,
          ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG,
          false,
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
          ByteArraySerializer.class,
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
          ByteArraySerializer.class);

  private ProducerSettings() {}

  /**
   * Properties that only other clients know are left out; whatever nobody knows may belong to a
   * plug-in and is handed on.
   *
   * @throws org.apache.kafka.common.config.ConfigException naming a value that cannot be
   */
  static Map<String, Object> of(Map<String, String> properties) {
    Map<String, Object> settings = new HashMap<>(DEFAULTS);
    settings.putAll(new ClientProperties(properties).values());
    settings.keySet().removeIf(ProducerSettings::isOfOtherClients);
    settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    settings.remove(ProducerConfig.PARTITIONER_CLASS_CONFIG);
    settings.putAll(DECIDED);
    bound(settings);
    return Map.copyOf(new ProducerConfig(settings).originals());
  }

  /** Kafka's producer says only when it is made that a write could not wait for one request. */
  private static void bound(Map<String, Object> settings) {
    String name = ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;
    ProducerConfig parsed = new ProducerConfig(settings);
    long least =
        parsed.getLong(ProducerConfig.LINGER_MS_CONFIG)
            + parsed.getInt(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG);
    if (!settings.containsKey(name)) {
      settings.put(
          name, (int) Math.min(Integer.MAX_VALUE, Math.max(least, DELIVERY_TIMEOUT_MILLIS)));
    } else if (parsed.getInt(name) < least) {
      throw new ConfigException(
          name,
          parsed.getInt(name),
          "expected at least linger.ms and request.timeout.ms together, " + least);
    }
  }

  private static boolean isOfOtherClients(String name) {
    return ClientProperties.knownNames().contains(name)
        && !ProducerConfig.configNames().contains(name);
  }
}
