package io.registrynotifier.producer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.sink.SinkClosedException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FlowingTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Flowing flowing = new Flowing(nanos::get);

  @Test
  void flowing_isNotSure_beforeKafkaHasAcknowledged() {
    // Given
    watched();

    // When
    boolean sure = flowing.isSure();

    // Then
    assertThat(sure).isFalse();
  }

  @Test
  void flowing_isSure_whenKafkaHasAcknowledged() {
    // Given
    PendingWrite write = watched();

    // When
    write.acknowledge();

    // Then
    assertThat(flowing.isSure()).isTrue();
  }

  @Test
  void flowing_isNotSure_whenOnlyAWriteWithoutEventsHasEnded() {
    // Given // When
    flowing.watch(PendingWrite.of(List.of(), 0));

    // Then
    assertThat(flowing.isSure()).isFalse();
  }

  @Test
  void flowing_isNotSure_whenTheLastWriteFailed() {
    // Given
    watched().acknowledge();

    // When
    watched().fail(new SinkClosedException("test"));

    // Then
    assertThat(flowing.isSure()).isFalse();
  }

  @Test
  void flowing_isNotSure_whenTheLastAcknowledgementIsLongAgo() {
    // Given
    watched().acknowledge();

    // When
    nanos.addAndGet(TimeUnit.MINUTES.toNanos(2));

    // Then
    assertThat(flowing.isSure()).isFalse();
  }

  @Test
  void flowing_isNotSure_whileMuchIsUnderWay() {
    // Given
    watched().acknowledge();
    List<PendingWrite> many = Stream.generate(this::watched).limit(1_100).toList();
    boolean sureWithMuch = flowing.isSure();

    // When
    many.forEach(PendingWrite::acknowledge);

    // Then
    assertThat(sureWithMuch).isFalse();
    assertThat(flowing.isSure()).isTrue();
  }

  private PendingWrite watched() {
    PendingWrite write = PendingWrite.of(List.of(Samples.event("1", "library/a")), 0);
    flowing.watch(write);
    return write;
  }
}
