package io.registrynotifier.system.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.testkit.TestTopic;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What stands on the topics at the end of a run. */
final class Written {
  private static final String ID = "ce_id";
  private static final String ENDPOINT = "dead-letter-endpoint";

  private final String bootstrapServers;
  private final String prefix;
  private final int partitions;

  Written(String bootstrapServers, String prefix, int partitions) {
    this.bootstrapServers = bootstrapServers;
    this.prefix = prefix;
    this.partitions = partitions;
  }

  /** Tells of each event once for every time that it stands there beyond the first. */
  void tellRepeats(Consumer<String> publishedAgain) {
    Set<String> seen = new HashSet<>();
    records("events").stream()
        .map(record -> header(record, ID))
        .filter(id -> !seen.add(id))
        .forEach(publishedAgain);
  }

  /** Tells each endpoint of its dead letters. */
  void tellDeadLetters(Collection<OwedEndpoint> endpoints) {
    List<ConsumerRecord<byte[], byte[]>> letters = records("dead-letters");
    for (OwedEndpoint endpoint : endpoints) {
      letters.stream()
          .filter(letter -> header(letter, ENDPOINT).equals(endpoint.name()))
          .forEach(letter -> endpoint.putAside(header(letter, ID)));
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> records(String name) {
    TestTopic topic = new TestTopic(bootstrapServers, prefix + "." + name, partitions);
    return topic.read((int) topic.size());
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
