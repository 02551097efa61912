package io.registrynotifier.topic;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares a topic that exists with the one that would have been created. Pure. */
final class TopicCheck {
  private static final String UNLIMITED = "-1";

  private TopicCheck() {}

  /**
   * The harmless differences.
   *
   * @throws TopicProvisioningException when its cleanup policy would lose records
   */
  static List<TopicFinding> compare(PlannedTopic planned, ExistingTopic existing) {
    Findings findings = new Findings(planned.name());
    findings.unlessSame("partitions", existing.partitions(), planned.partitions());
    if (planned.replication() > 0) {
      findings.unlessSame("replication", existing.replication(), planned.replication());
    }
    existing
        .configs()
        .ifPresentOrElse(
            configs -> compare(planned, configs, findings),
            () -> findings.add("configuration", "no right to read it", "to be able to check it"));
    return List.copyOf(findings.found);
  }

  private static void compare(
      PlannedTopic planned, Map<String, String> configs, Findings findings) {
    String cleanup = configs.getOrDefault(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE);
    boolean compacts = cleanup.contains(CLEANUP_POLICY_COMPACT);
    planned
        .retention()
        .ifPresentOrElse(
            retention -> {
              requireCleanup(planned, !compacts, cleanup, CLEANUP_POLICY_DELETE);
              compareRetention(retention, configs, findings);
            },
            () -> {
              requireCleanup(planned, compacts, cleanup, CLEANUP_POLICY_COMPACT);
              findings.unlessSame(CLEANUP_POLICY_CONFIG, cleanup, CLEANUP_POLICY_COMPACT);
            });
  }

  private static void requireCleanup(
      PlannedTopic planned, boolean fits, String found, String expected) {
    if (!fits) {
      throw TopicProvisioningException.unfit(
          new TopicFinding(planned.name(), CLEANUP_POLICY_CONFIG, found, expected));
    }
  }

  private static void compareRetention(
      Duration retention, Map<String, String> configs, Findings findings) {
    String expected = Long.toString(retention.toMillis());
    findings.unlessSame(
        RETENTION_MS_CONFIG, configs.getOrDefault(RETENTION_MS_CONFIG, expected), expected);
    findings.unlessSame(
        RETENTION_BYTES_CONFIG, configs.getOrDefault(RETENTION_BYTES_CONFIG, UNLIMITED), UNLIMITED);
  }

  /** Confined to one call. */
  private static final class Findings {
    private final String topic;
    private final List<TopicFinding> found = new ArrayList<>();

    private Findings(String topic) {
      this.topic = topic;
    }

    private void unlessSame(String subject, Object found, Object expected) {
      if (!found.equals(expected)) {
        add(subject, found.toString(), expected.toString());
      }
    }

    private void add(String subject, String found, String expected) {
      this.found.add(new TopicFinding(topic, subject, found, expected));
    }
  }
}
