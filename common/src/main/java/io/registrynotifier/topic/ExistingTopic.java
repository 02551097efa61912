package io.registrynotifier.topic;

import java.util.Map;
import java.util.Optional;

/**
 * One topic as it was found.
 *
 * @param configs its configuration; empty when we may not read it
 */
record ExistingTopic(
    String name, int partitions, int replication, Optional<Map<String, String>> configs) {
  ExistingTopic {
    configs = configs.map(Map::copyOf);
  }
}
