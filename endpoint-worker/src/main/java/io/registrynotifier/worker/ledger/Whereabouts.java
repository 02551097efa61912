package io.registrynotifier.worker.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;

/** Which instances have what, as the group has agreed. Stateless. */
final class Whereabouts {
  private Whereabouts() {}

  /**
   * Who has the key of a store.
   *
   * @throws LedgerUnavailableException while nobody is known to
   */
  static Holders holders(Share share, String store, String key) {
    KeyQueryMetadata found =
        share.streams().queryMetadataForKey(store, key, new StringSerializer());
    if (found == null || found.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
      throw handedOver();
    }
    return new Holders(
        address(found.activeHost()),
        found.standbyHosts().stream().map(Whereabouts::address).sorted().toList(),
        List.of(found.partition()));
  }

  /**
   * Who has the partitions of the totals, each of them once.
   *
   * @throws LedgerUnavailableException while there is one that nobody has
   */
  static Collection<Holders> ofTotals(Share share) {
    Collection<StreamsMetadata> instances = share.streams().metadataForAllStreamsClients();
    Map<String, Holders> byActive = new TreeMap<>();
    for (int partition = 0; partition < share.partitions(); partition++) {
      Holders holders = ofTotals(instances, new TopicPartition(share.deliveries(), partition));
      byActive.merge(holders.key(), holders, Holders::and);
    }
    return byActive.values();
  }

  private static Holders ofTotals(Collection<StreamsMetadata> instances, TopicPartition partition) {
    List<String> active =
        addresses(instances.stream().filter(each -> each.topicPartitions().contains(partition)));
    if (active.isEmpty()) {
      throw handedOver();
    }
    List<String> standbys =
        addresses(
            instances.stream().filter(each -> each.standbyTopicPartitions().contains(partition)));
    return new Holders(active.get(0), standbys, List.of(partition.partition()));
  }

  private static List<String> addresses(Stream<StreamsMetadata> instances) {
    return instances.map(each -> address(each.hostInfo())).sorted().toList();
  }

  private static String address(HostInfo host) {
    String name = host.host().contains(":") ? "[" + host.host() + "]" : host.host();
    return name + ":" + host.port();
  }

  private static LedgerUnavailableException handedOver() {
    return new LedgerUnavailableException(
        "the ledger is being handed over between workers, try again in a moment");
  }

  /**
   * Who has some partitions.
   *
   * @param active the instance that keeps them
   * @param standbys those that have a copy
   */
  record Holders(String active, List<String> standbys, List<Integer> partitions) {
    /** The same for all that one instance keeps and the same others have a copy of. */
    String key() {
      return active + " " + standbys;
    }

    Holders and(Holders other) {
      List<Integer> both = new ArrayList<>(partitions);
      both.addAll(other.partitions);
      return new Holders(active, standbys, List.copyOf(both));
    }
  }
}
