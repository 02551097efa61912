package io.registrynotifier.worker.consume;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.AlterConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.AlterConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A client that sends a group's offsets only when it may, and nothing else until then. */
final class SlowAdmin extends ForwardingAdmin {
  private final CountDownLatch writing = new CountDownLatch(1);
  private final CountDownLatch allowed = new CountDownLatch(1);

  SlowAdmin(Map<String, Object> settings) {
    super(settings);
  }

  /** Whether offsets are on their way. */
  boolean isWriting() {
    return writing.getCount() == 0;
  }

  /** They may go out. */
  void allow() {
    allowed.countDown();
  }

  @Override
  public AlterConsumerGroupOffsetsResult alterConsumerGroupOffsets(
      String group,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      AlterConsumerGroupOffsetsOptions options) {
    writing.countDown();
    try {
      allowed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return super.alterConsumerGroupOffsets(group, offsets, options);
  }
}
