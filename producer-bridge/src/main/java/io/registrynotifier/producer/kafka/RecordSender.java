package io.registrynotifier.producer.kafka;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.sink.SinkClosedException;
import io.registrynotifier.sink.WriteFailedException;
import io.registrynotifier.sink.WriteFailedException.Reason;
import io.registrynotifier.topic.EventRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Hands the records of a write to the producer. Used by whoever has the sink's turn. */
final class RecordSender {
  private final LiveProducer producers;
  private final RecordLimit limit;
  private final String topic;
  private final LongSupplier nanos;
  private final Supplier<Optional<SinkClosedException>> closed;

  private long stalledUntilNanos;
  private @Nullable WriteFailedException stall;

  /**
   * A sender over the producer of the moment.
   *
   * @param limit of that producer
   * @param closed what a write fails with that the end of the sink has overtaken; empty until then
   */
  RecordSender(
      LiveProducer producers,
      RecordLimit limit,
      String topic,
      LongSupplier nanos,
      Supplier<Optional<SinkClosedException>> closed) {
    this.producers = producers;
    this.limit = limit;
    this.topic = topic;
    this.nanos = nanos;
    this.closed = closed;
  }

  void send(PendingWrite write) {
    if (stall != null && write.askedBefore(stalledUntilNanos)) {
      write.fail(stall);
      return;
    }
    try {
      sendIfAllFit(write);
    } catch (RuntimeException failure) { // a thread's root: no write is forgotten
      fail(write, Failures.classify(topic, failure));
    }
  }

  /** At the end the producer gives up in many words what means but one thing to the caller. */
  private void fail(PendingWrite write, WriteFailedException failure) {
    Optional<SinkClosedException> end = closed.get();
    if (end.isPresent() && failure.reason() == Reason.UNAVAILABLE) {
      write.fail(end.get());
    } else {
      write.fail(failure);
    }
  }

  /** Measured to the last before the first is handed over: one too large, and nothing is. */
  private void sendIfAllFit(PendingWrite write) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(write.events().size());
    for (CarriedEvent event : write.events()) {
      ProducerRecord<byte[], byte[]> record = EventRecords.record(topic, event);
      Optional<WriteFailedException> refusal = limit.refusal(event, record);
      if (refusal.isPresent()) {
        write.fail(refusal.get());
        return;
      }
      records.add(record);
    }
    sendAll(records, write, producers.get());
  }

  private void sendAll(
      List<ProducerRecord<byte[], byte[]>> records,
      PendingWrite write,
      Producer<byte[], byte[]> producer) {
    for (ProducerRecord<byte[], byte[]> record : records) {
      if (write.isOver()) {
        return;
      }
      sendOne(record, new Sending(write, producer));
    }
  }

  private void sendOne(ProducerRecord<byte[], byte[]> record, Sending sending) {
    try {
      // the callback says all that the future would
      var unused = sending.producer.send(record, sending::ended);
    } catch (KafkaException | IllegalStateException failure) {
      sending.ended(null, failure);
    }
  }

  /** One record under way. Ends on the producer's thread, or here when it could not be sent. */
  private final class Sending {
    private final PendingWrite write;
    private final Producer<byte[], byte[]> producer;
    private final Thread sender = Thread.currentThread();

    private Sending(PendingWrite write, Producer<byte[], byte[]> producer) {
      this.write = write;
      this.producer = producer;
    }

    private void ended(@Nullable Object metadata, @Nullable Exception failure) {
      if (failure == null) {
        write.acknowledge();
        return;
      }
      WriteFailedException classified = Failures.classify(topic, failure);
      if (failure instanceof TimeoutException && Thread.currentThread() == sender) {
        // send itself has blocked in vain, and all who waited behind it would do so in turn
        stall = classified;
        stalledUntilNanos = nanos.getAsLong();
      }
      if (Failures.spoilTheProducer(failure)) {
        producers.spoiled(producer);
      }
      fail(write, classified);
    }
  }
}
