package io.registrynotifier.producer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TopicHealthTest {
  private static final Set<AclOperation> ALL = Set.of(AclOperation.WRITE, AclOperation.DESCRIBE);

  @ParameterizedTest
  @CsvSource({"3, 3, 2", "3, 2, 2", "3, 1, 1", "1, 1, 2"})
  void topic_isHealthy_whenEnoughReplicasAreInSync(int replicas, int inSync, int min) {
    // Given
    TopicDescription topic = topic(ALL, partition(0, replicas, inSync));

    // When
    Optional<String> problem = TopicHealth.problem(topic, min);

    // Then
    assertThat(problem).isEmpty();
  }

  @Test
  void problem_namesThePartitionsAndTheMinimum_whenTooFewReplicasAreInSync() {
    // Given
    TopicDescription topic = topic(ALL, partition(0, 3, 1), partition(1, 3, 2));

    // When
    Optional<String> problem = TopicHealth.problem(topic, 2);

    // Then
    assertThat(problem)
        .contains(
            "topic registry.events: 1 of 2 partitions with fewer replicas in sync than"
                + " min.insync.replicas, which is 2");
  }

  @Test
  void problem_isTheLeader_whenThereIsNone() {
    // Given
    TopicPartitionInfo leaderless = new TopicPartitionInfo(0, Node.noNode(), nodes(3), nodes(1));

    // When
    Optional<String> problem = TopicHealth.problem(topic(ALL, leaderless), 2);

    // Then
    assertThat(problem).contains("topic registry.events: 1 of 1 partitions without a leader");
  }

  @Test
  void problem_isTheRight_whenItMayNotBeWritten() {
    // Given
    TopicDescription topic = topic(Set.of(AclOperation.DESCRIBE), partition(0, 1, 1));

    // When
    Optional<String> problem = TopicHealth.problem(topic, 1);

    // Then
    assertThat(problem).contains("topic registry.events: not authorised to write");
  }

  private static TopicDescription topic(
      Set<AclOperation> allowed, TopicPartitionInfo... partitions) {
    return new TopicDescription(
        "registry.events", false, List.of(partitions), allowed, Uuid.randomUuid());
  }

  private static TopicPartitionInfo partition(int number, int replicas, int inSync) {
    return new TopicPartitionInfo(number, nodes(1).get(0), nodes(replicas), nodes(inSync));
  }

  private static List<Node> nodes(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(id -> new Node(id, "b" + id, 9092)).toList();
  }
}
