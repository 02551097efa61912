package io.registrynotifier.benchmarks.micro;

import io.registrynotifier.benchmarks.event.EventForm;
import io.registrynotifier.benchmarks.event.EventNumber;
import io.registrynotifier.topic.EventReader;
import io.registrynotifier.topic.EventRecords;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MemoryRecordsBuilder;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.utils.Utils;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Records of one batch as a consumer has them from the wire: headers are decoded when they are
 * looked at, not before. Run by JMH, one thread each.
 */
@State(Scope.Thread)
public class RecordParts {
  private static final int RECORDS = 100;
  private static final int REPOSITORIES = 100;
  private static final String TOPIC = "registry.events";

  private final EventReader reader = new EventReader();
  private MemoryRecords records = MemoryRecords.EMPTY;

  /** Writes the batch. */
  @Setup
  public void write() {
    EventForm form = new EventForm();
    try (MemoryRecordsBuilder builder =
        MemoryRecords.builder(
            ByteBuffer.allocate(1 << 20), Compression.NONE, TimestampType.CREATE_TIME, 0)) {
      for (int i = 0; i < RECORDS; i++) {
        ProducerRecord<byte[], byte[]> record =
            EventRecords.record(TOPIC, form.carried(new EventNumber(i % REPOSITORIES, i)));
        builder.append(i, record.key(), record.value(), record.headers().toArray());
      }
      records = builder.build();
    }
  }

  /** The consumer's own part. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public void record(Blackhole taken) {
    for (Record each : records.records()) {
      taken.consume(consumed(each));
    }
  }

  /** That, and the event of the record. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public void event(Blackhole taken) {
    for (Record each : records.records()) {
      taken.consume(reader.event(consumed(each)));
    }
  }

  private static ConsumerRecord<byte[], byte[]> consumed(Record record) {
    return new ConsumerRecord<>(
        TOPIC,
        0,
        record.offset(),
        record.timestamp(),
        TimestampType.CREATE_TIME,
        record.keySize(),
        record.valueSize(),
        Utils.toArray(record.key()),
        Utils.toArray(record.value()),
        headers(record),
        Optional.empty());
  }

  private static Headers headers(Record record) {
    byte[] none = {};
    return new ProducerRecord<>(TOPIC, null, none, none, List.of(record.headers())).headers();
  }
}
