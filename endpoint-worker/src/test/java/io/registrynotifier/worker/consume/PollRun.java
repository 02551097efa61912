package io.registrynotifier.worker.consume;

import io.registrynotifier.topic.EventRecords;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.SampleDeliveries;
import io.registrynotifier.worker.dispatch.FakeReceiver;
import io.registrynotifier.worker.dispatch.Flow;
import io.registrynotifier.worker.dispatch.Progress;
import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import io.registrynotifier.worker.offset.CommitSchedule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/**
 * A poll loop over a mock consumer of one partition and a real flow, with everything around them in
 * a test's hands but the bound of a hand-over, which passes by itself. Not thread-safe.
 */
final class PollRun {
  private static final Duration HAND_OVER = Duration.ofMillis(20);

  private static final String TOPIC = "registry.events";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
  private static final String GROUP = "notifier.alistener";

  private final BelievingConsumer consumer = new BelievingConsumer();
  private final Flow flow = Flow.of(Flow.endpoint());
  private final CommitMetadataCodec codec = MetadataLimit.byDefault();
  private final Assignment assignment;
  private final PollLoop loop;
  private String topicId = "";

  PollRun() {
    KnownTopic known = new KnownTopic(() -> topicId);
    RestoredCommits restored = new RestoredCommits();
    GroupListener listener = new Deaf();
    Commits commits =
        new Commits(
            consumer,
            GROUP,
            TOPIC,
            known,
            new Uncommitted(),
            codec,
            shorter -> {},
            listener,
            new CommitSchedule(Duration.ofSeconds(1), 0),
            () -> Duration.ofHours(1));
    Beginnings beginnings =
        new Beginnings(
            consumer, flow.dispatcher(), commits, restored, codec, known, listener, GROUP);
    this.assignment =
        new Assignment(
            consumer,
            flow.dispatcher(),
            commits,
            beginnings,
            restored,
            listener,
            GROUP,
            () -> HAND_OVER);
    consumer.subscribe(List.of(TOPIC), assignment);
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    this.loop =
        new PollLoop(
            consumer,
            flow.dispatcher(),
            assignment,
            commits,
            known,
            () -> LogEnds.UNKNOWN,
            flow.scheduler()::nanoTime);
  }

  /** Kafka tells the events topic's id from here on. */
  void tell(String id) {
    topicId = id;
  }

  /** What a worker before this one committed. */
  void commit(long offset, CommitMetadata metadata) {
    consumer.commitSync(
        Map.of(PARTITION, new OffsetAndMetadata(offset, codec.encode(offset, metadata))));
  }

  /** The group gives the partition to this consumer, whose next turn begins it. */
  void assign() {
    consumer.rebalance(List.of(PARTITION));
  }

  /** The group takes it away in order. */
  void revoke() {
    consumer.rebalance(List.of());
  }

  /** The same while the last commit is refused, because the group rebalances. */
  void revokeUncommitted() {
    consumer.rebalancing(true);
    revoke();
    consumer.rebalancing(false);
  }

  /** The group has given the consumer up, and it learns of it. */
  void lose() {
    assignment.onPartitionsLost(List.of(PARTITION));
    consumer.rebalance(List.of());
  }

  /** A push that the next turn finds, if the partition is assigned and begun by then. */
  void append(long offset, int epoch, String repository) {
    Delivery delivery = SampleDeliveries.push(PARTITION.partition(), offset, repository);
    ProducerRecord<byte[], byte[]> record = EventRecords.record(TOPIC, delivery.event());
    consumer.addRecord(
        new ConsumerRecord<>(
            TOPIC,
            PARTITION.partition(),
            offset,
            delivery.published().toEpochMilli(),
            TimestampType.CREATE_TIME,
            record.key().length,
            record.value().length,
            record.key(),
            record.value(),
            record.headers(),
            Optional.of(epoch)));
  }

  void turn() {
    loop.turn();
  }

  void passSecond() {
    flow.passSeconds(1);
  }

  FakeReceiver receiver() {
    return flow.receiver();
  }

  /** How far it has come; empty while it is not begun, and when it is given up. */
  Optional<Progress> progress() {
    return flow.state().partitions().stream().findFirst();
  }

  long committedOffset() {
    return committed().offset();
  }

  CommitMetadata committedMetadata() {
    return codec.decode(committedOffset(), committed().metadata());
  }

  private OffsetAndMetadata committed() {
    return consumer.committed(PARTITION).orElseThrow();
  }

  /** The newest leader epoch that the consumer was told of. */
  Optional<Integer> believedEpoch() {
    return consumer.believedEpoch();
  }
}
