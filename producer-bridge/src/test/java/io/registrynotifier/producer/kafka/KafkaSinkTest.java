package io.registrynotifier.producer.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.sink.SinkClosedException;
import io.registrynotifier.sink.WriteFailedException;
import io.registrynotifier.sink.WriteFailedException.Reason;
import io.registrynotifier.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

final class KafkaSinkTest {
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  private final GatedProducer producer = new GatedProducer();
  private final ConcurrentLinkedQueue<Producer<byte[], byte[]>> next =
      new ConcurrentLinkedQueue<>(List.of(producer));
  private final KafkaSink sink = sink(next::remove);

  private static KafkaSink sink(Supplier<Producer<byte[], byte[]>> producers) {
    return sink(producers, RecordLimit.NONE);
  }

  private static KafkaSink sink(Supplier<Producer<byte[], byte[]>> producers, RecordLimit limit) {
    return new KafkaSink(producers, limit, new Topics("registry"), CLOSE_WITHIN);
  }

  @AfterEach
  void close() {
    producer.gate.countDown();
    sink.close();
  }

  @Test
  void write_completes_whenTheLastOfItsEventsIsAcknowledged() {
    // Given
    producer.gate.countDown();
    CompletableFuture<Void> write = sink.write(List.of(event("1"), event("2")));
    await().until(() -> producer.history().size() == 2);

    // When
    producer.completeNext();
    boolean doneAfterTheFirst = write.isDone();
    producer.completeNext();

    // Then
    assertThat(doneAfterTheFirst).isFalse();
    assertThat(write).isCompleted();
  }

  @Test
  void write_completes_whenThereIsNothingToWrite() {
    // Given
    List<CarriedEvent> nothing = List.of();

    // When
    CompletableFuture<Void> write = sink.write(nothing);

    // Then
    assertThat(write).isCompleted();
  }

  @Test
  void records_areHandedOver_inTheOrderOfTheCalls() {
    // Given
    producer.gate.countDown();

    // When
    for (int id = 0; id < 100; id++) {
      var unused = sink.write(List.of(event(Integer.toString(id))));
    }

    // Then
    await().until(() -> producer.history().size() == 100);
    assertThat(producer.history())
        .extracting(KafkaSinkTest::idOf)
        .isEqualTo(IntStream.range(0, 100).mapToObj(Integer::toString).toList());
    assertThat(producer.history())
        .extracting(ProducerRecord::topic)
        .containsOnly("registry.events");
  }

  @Test
  void write_fails_whenOneOfItsEventsIsRefused() {
    // Given
    producer.gate.countDown();
    CompletableFuture<Void> write = sink.write(List.of(event("1"), event("2")));
    await().until(() -> producer.history().size() == 2);

    // When
    producer.errorNext(new RecordTooLargeException("too large"));
    producer.completeNext();

    // Then
    assertThat(reasonOf(write)).isEqualTo(Reason.EVENT_TOO_LARGE);
  }

  @Test
  void nothingOfAWrite_isHandedOver_whenOneOfItsEventsIsTooLargeForTheProducer() {
    // Given
    producer.gate.countDown();
    KafkaSink limited = sink(next::remove, new RecordLimit("max.request.size", 2_000));
    CarriedEvent large = Samples.event("2", "library/a", 2_000);

    // When
    CompletableFuture<Void> whole = limited.write(List.of(event("1"), large, event("3")));
    CompletableFuture<Void> rest = limited.write(List.of(event("1"), event("3")));

    // Then
    assertThat(reasonOf(whole)).isEqualTo(Reason.EVENT_TOO_LARGE);
    await().until(() -> producer.completeNext() || rest.isDone());
    await().until(() -> producer.completeNext() || rest.isDone());
    assertThat(rest).succeedsWithin(Duration.ofSeconds(5));
    assertThat(producer.history()).extracting(KafkaSinkTest::idOf).containsExactly("1", "3");
    limited.close();
  }

  @Test
  void write_returnsAtOnce_whileTheProducerBlocks() {
    // Given
    CompletableFuture<Void> blocked = sink.write(List.of(event("1")));
    await().until(() -> producer.isBlocking);

    // When
    CompletableFuture<Void> behind = sink.write(List.of(event("2")));

    // Then
    assertThat(blocked).isNotDone();
    assertThat(behind).isNotDone();
  }

  @Test
  void writes_failTogether_whenTheFirstOfThemBlockedInVain() {
    // Given
    CompletableFuture<Void> first = sink.write(List.of(event("1")));
    await().until(() -> producer.isBlocking);
    CompletableFuture<Void> behind = sink.write(List.of(event("2")));

    // When
    producer.failure = new TimeoutException("topic not present in metadata");
    producer.gate.countDown();

    // Then
    assertThat(reasonOf(first)).isEqualTo(Reason.UNAVAILABLE);
    assertThat(reasonOf(behind)).isEqualTo(Reason.UNAVAILABLE);
    assertThat(producer.calls).hasValue(1);
  }

  @Test
  void write_isTried_whenItCameAfterOthersBlockedInVain() {
    // Given
    producer.failure = new TimeoutException("topic not present in metadata");
    producer.gate.countDown();
    assertThat(reasonOf(sink.write(List.of(event("1"))))).isEqualTo(Reason.UNAVAILABLE);
    producer.failure = null;

    // When
    CompletableFuture<Void> later = sink.write(List.of(event("2")));

    // Then
    await().until(producer::completeNext);
    assertThat(later).succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  void write_isHandedOverByItsCaller_againAfterOneWasRefused() {
    // Given
    var blocked = sink.write(List.of(event("1")));
    await().until(() -> producer.isBlocking);
    CarriedEvent large = Samples.event("2", "library/a", 20 << 20);
    var waiting = sink.write(List.of(large));
    var refused = sink.write(List.of(large));

    // When
    producer.gate.countDown();
    await().until(() -> producer.completeNext() || waiting.isDone());
    await().until(() -> producer.completeNext() || waiting.isDone());

    // Then
    assertThat(blocked).succeedsWithin(Duration.ofSeconds(5));
    assertThat(waiting).succeedsWithin(Duration.ofSeconds(5));
    assertThat(refused).isCompletedExceptionally();
    await()
        .until(
            () -> {
              var next = sink.write(List.of(event("3")));
              return producer.completeNext()
                  && next.isDone()
                  && Thread.currentThread().equals(producer.caller);
            });
  }

  @Test
  void write_isRefused_whenTooMuchIsWaiting() {
    // Given
    CompletableFuture<Void> blocked = sink.write(List.of(event("1")));
    await().until(() -> producer.isBlocking);
    CarriedEvent large = Samples.event("2", "library/a", 20 << 20);
    CompletableFuture<Void> waiting = sink.write(List.of(large));

    // When
    CompletableFuture<Void> refused = sink.write(List.of(large));

    // Then
    assertThat(reasonOf(refused)).isEqualTo(Reason.OVERLOADED);
    assertThat(waiting).isNotDone();
    assertThat(blocked).isNotDone();
  }

  @Test
  void sink_writesThroughANewProducer_whenTheOldHasBecomeUnusable() {
    // Given
    producer.gate.countDown();
    GatedProducer replacement = new GatedProducer();
    replacement.gate.countDown();
    next.add(replacement);
    CompletableFuture<Void> lost = sink.write(List.of(event("1")));
    await().until(() -> producer.errorNext(new OutOfOrderSequenceException("gap")));
    assertThat(reasonOf(lost)).isEqualTo(Reason.UNAVAILABLE);

    // When
    await()
        .until(
            () -> {
              var unused = sink.write(List.of(event("1")));
              return replacement.completeNext();
            });

    // Then
    assertThat(producer.closed()).isTrue();
    assertThat(producer.calls).hasValue(1);
  }

  @Test
  void sink_recovers_whenTheProducerCannotBeMadeAtFirst() {
    // Given
    producer.gate.countDown();
    ConcurrentLinkedQueue<Producer<byte[], byte[]>> none = new ConcurrentLinkedQueue<>();
    KafkaSink early =
        sink(
            () -> {
              Producer<byte[], byte[]> made = none.poll();
              if (made == null) {
                throw new KafkaException("no address can be resolved");
              }
              return made;
            });
    assertThat(reasonOf(early.write(List.of(event("1"))))).isEqualTo(Reason.UNAVAILABLE);

    // When
    none.add(producer);

    // Then
    await()
        .until(
            () -> {
              var unused = early.write(List.of(event("1")));
              return producer.completeNext();
            });
    early.close();
  }

  @Test
  void write_failsForGood_whenTheSinkIsClosed() {
    // Given
    sink.close();

    // When
    CompletableFuture<Void> write = sink.write(List.of(event("1")));

    // Then
    assertThat(failureOf(write)).isInstanceOf(SinkClosedException.class);
  }

  @Test
  void close_givesUpWhatWaits_whenTheProducerBlocksBeyondTheBound() {
    // Given
    CompletableFuture<Void> blocked = sink.write(List.of(event("1")));
    await().until(() -> producer.isBlocking);
    CompletableFuture<Void> behind = sink.write(List.of(event("2")));

    // When
    long start = System.nanoTime();
    sink.close();
    Duration took = Duration.ofNanos(System.nanoTime() - start);

    // Then
    assertThat(failureOf(blocked)).isInstanceOf(SinkClosedException.class);
    assertThat(failureOf(behind)).isInstanceOf(SinkClosedException.class);
    assertThat(took).isLessThan(CLOSE_WITHIN.plusSeconds(1));
  }

  @RepeatedTest(20)
  void writes_endWellOrAreToldThatTheSinkIsClosed_whenTheyRaceWithItsEnd()
      throws InterruptedException {
    // Given
    MockProducer<byte[], byte[]> quick =
        new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    KafkaSink racing = sink(() -> quick);
    CountDownLatch underWay = new CountDownLatch(40);
    Queue<CompletableFuture<Void>> writes = new ConcurrentLinkedQueue<>();
    ExecutorService writers = Executors.newFixedThreadPool(4);
    AtomicBoolean ended = new AtomicBoolean();
    for (int writer = 0; writer < 4; writer++) {
      writers.execute(
          () -> {
            for (int id = 0; !ended.get() && id < 300; id++) {
              writes.add(racing.write(List.of(event(Integer.toString(id)))));
              underWay.countDown();
            }
          });
    }
    underWay.await();

    // When
    racing.close();
    ended.set(true);
    writers.shutdown();
    assertThat(writers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

    // Then
    assertThat(endings(writes)).isSubsetOf("written", SinkClosedException.class.getSimpleName());
  }

  /** How writes ended, each word once. */
  private static Set<String> endings(Collection<CompletableFuture<Void>> writes) {
    Set<String> endings = ConcurrentHashMap.newKeySet();
    CompletableFuture<?>[] all =
        writes.stream()
            .map(
                write ->
                    write.handle(
                        (done, failure) ->
                            endings.add(
                                failure == null ? "written" : failure.getClass().getSimpleName())))
            .toArray(CompletableFuture<?>[]::new);
    assertThat(CompletableFuture.allOf(all)).succeedsWithin(Duration.ofSeconds(10));
    return endings;
  }

  @Test
  void producer_isClosed_whenItWasMadeWhileTheSinkEnded() {
    // Given
    CountDownLatch making = new CountDownLatch(1);
    CountDownLatch made = new CountDownLatch(1);
    producer.gate.countDown();
    KafkaSink slow =
        sink(
            () -> {
              making.countDown();
              awaitUninterruptibly(made);
              return producer;
            });
    CompletableFuture<Void> write = slow.write(List.of(event("1")));
    awaitUninterruptibly(making);

    // When
    slow.close();
    made.countDown();

    // Then
    assertThat(failureOf(write)).isInstanceOf(SinkClosedException.class);
    await().until(producer::closed);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static CarriedEvent event(String id) {
    return Samples.event(id, "library/a");
  }

  private static String idOf(ProducerRecord<byte[], byte[]> record) {
    return new String(record.headers().lastHeader("ce_id").value(), UTF_8);
  }

  private static Reason reasonOf(CompletableFuture<Void> write) {
    return ((WriteFailedException) failureOf(write)).reason();
  }

  private static Throwable failureOf(CompletableFuture<Void> write) {
    await().until(write::isDone);
    return write.handle((done, failure) -> Optional.ofNullable(failure)).join().orElseThrow();
  }

  /** Blocks in {@code send} until its gate is open, as Kafka's does without metadata. */
  private static final class GatedProducer extends MockProducer<byte[], byte[]> {
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean isBlocking;
    private volatile @Nullable Thread caller;
    private volatile @Nullable RuntimeException failure;
    private final AtomicInteger calls = new AtomicInteger();

    GatedProducer() {
      super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // whoever blocks can still be closed
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
      calls.incrementAndGet();
      caller = Thread.currentThread();
      isBlocking = true;
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
      RuntimeException refused = failure;
      if (refused != null) {
        callback.onCompletion(null, refused);
        return CompletableFuture.failedFuture(refused);
      }
      return super.send(record, callback);
    }
  }
}
