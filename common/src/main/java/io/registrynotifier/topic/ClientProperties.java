package io.registrynotifier.topic;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * The properties that every Kafka client of a process starts from: where the cluster is and how to
 * be let in. Their values may be secrets: printing this type shows their names only.
 */
public record ClientProperties(Map<String, String> values) {
  /** A broker on this machine. */
  public static final ClientProperties DEFAULT = new ClientProperties(Map.of());

  private static final String DEFAULT_BOOTSTRAP_SERVERS = "localhost:9092";

  /** What delivery rests on, and so is never the operator's to set. */
  private static final Set<String> DECIDED =
      Set.of(
          ProducerConfig.ACKS_CONFIG,
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.PARTITIONER_CLASS_CONFIG,
          ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG,
          ProducerConfig.TRANSACTIONAL_ID_CONFIG,
          ConsumerConfig.GROUP_ID_CONFIG,
          ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
          ConsumerConfig.GROUP_PROTOCOL_CONFIG,
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
          ConsumerConfig.ISOLATION_LEVEL_CONFIG,
          ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
          ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG);

  private static final List<ConfigDef> DEFINITIONS =
      List.of(
          ProducerConfig.configDef(), ConsumerConfig.configDef(), AdminClientConfig.configDef());

  private static final Set<String> KNOWN = known();

  /** Copies the values, and adds the broker on this machine where none is named. */
  public ClientProperties {
    Map<String, String> copy = new HashMap<>(values);
    copy.putIfAbsent(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, DEFAULT_BOOTSTRAP_SERVERS);
    values = Map.copyOf(copy);
  }

  /** Where the cluster is: host:port, or several with commas between. */
  public String bootstrapServers() {
    return values.getOrDefault(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, DEFAULT_BOOTSTRAP_SERVERS);
  }

  /** These properties with another cluster's address. */
  public ClientProperties withBootstrapServers(String bootstrapServers) {
    Map<String, String> copy = new HashMap<>(values);
    copy.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return new ClientProperties(copy);
  }

  /** A map of its own for one client, to be filled up by whoever makes it. */
  public Map<String, Object> toMap() {
    return new HashMap<>(values);
  }

  /**
   * A map of its own for a client that has properties of these names: what only other clients know
   * is left out; what nobody knows may belong to a plug-in and stays.
   */
  public Map<String, Object> toMap(Set<String> clientNames) {
    Map<String, Object> map = toMap();
    map.keySet().removeIf(name -> KNOWN.contains(name) && !clientNames.contains(name));
    return map;
  }

  /** Whether this is a property that is not the operator's to set. */
  public static boolean isDecided(String name) {
    return DECIDED.contains(name);
  }

  /** The properties that Kafka's own clients know, in alphabetical order. */
  public static Set<String> knownNames() {
    return KNOWN;
  }

  private static Set<String> known() {
    Set<String> names = new TreeSet<>(ProducerConfig.configNames());
    names.addAll(ConsumerConfig.configNames());
    names.addAll(AdminClientConfig.configNames());
    return Collections.unmodifiableSet(names);
  }

  /**
   * Whether Kafka's own clients would take a value for one of their properties. The names of
   * classes are not judged: a plug-in need not be here to be named.
   */
  public static boolean isAccepted(String name, String value) {
    return DEFINITIONS.stream()
        .flatMap(definition -> Stream.ofNullable(definition.configKeys().get(name)))
        .filter(key -> key.type != ConfigDef.Type.CLASS)
        .allMatch(key -> isAccepted(key, value));
  }

  private static boolean isAccepted(ConfigDef.ConfigKey key, String value) {
    try {
      Object parsed = ConfigDef.parseType(key.name, value, key.type);
      if (key.validator != null) {
        key.validator.ensureValid(key.name, parsed);
      }
      return true;
    } catch (ConfigException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "ClientProperties" + new TreeSet<>(values.keySet());
  }
}
