package io.registrynotifier.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.EndpointBuilder;
import io.registrynotifier.worker.delivery.SampleDeliveries;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A reader that reads on only while there is room, as a poll loop does: whatever the endpoint's
 * shape, everything is delivered, and in order.
 */
final class DispatcherIntakeTest {
  private static final int EACH = 1_000;
  private static final int AT_ONCE = 100;
  private static final Duration LINGER = Duration.ofSeconds(5);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void everything_isDeliveredInOrder_whenMoreIsReadOnlyWhileThereIsRoom(long seed) {
    // Given
    Random random = new Random(seed);
    int partitions = 1 + random.nextInt(12);
    int repositories = List.of(1, 50, 2_000).get(random.nextInt(3));
    Bounds bounds = random.nextBoolean() ? Bounds.DEFAULT : new Bounds(400, 1 << 20);
    Flow flow = Flow.of(shape(random), bounds);
    Reader reader = new Reader(flow, partitions);
    for (int partition = 0; partition < partitions; partition++) {
      flow.assign(partition);
    }

    // When
    int steps = 0;
    while (flow.state().partitions().stream().anyMatch(each -> each.commitReady() < EACH)) {
      reader.read(repositories, random);
      answer(flow, random);
      assertThat(steps++).as("steps until all is delivered").isLessThan(3 * partitions * EACH);
    }

    // Then
    List<Delivery> delivered =
        flow.receiver().all().stream()
            .flatMap(each -> each.attempt().deliveries().stream())
            .toList();
    assertThat(delivered).hasSize(partitions * EACH);
    Map<String, Long> last = new HashMap<>();
    for (Delivery each : delivered) {
      assertThat(last.getOrDefault(lane(each), -1L)).isLessThan(each.offset());
      last.put(lane(each), each.offset());
    }
  }

  @Test
  void partition_isGivenUp_whenADefectKeepsWhatWasReadFromBeingTakenIn() {
    // Given
    Flow flow = Flow.of(Flow.endpoint()).assign(0).assign(1).take(0, 0, "a");
    Delivery good = SampleDeliveries.push(0, 1, "b");
    List<Delivery> broken =
        new AbstractList<>() {
          @Override
          public Delivery get(int index) {
            if (index > 0) {
              throw new IllegalStateException("defect");
            }
            return good;
          }

          @Override
          public int size() {
            return 3;
          }
        };

    // When
    flow.dispatcher().take(0, broken, 4);
    flow.take(0, 4, "c");
    flow.take(1, 0, "d");

    // Then
    assertThat(flow.state().partitions()).extracting(Progress::partition).containsExactly(1);
    assertThat(flow.dispatcher().hasRoom()).isTrue();
    assertThat(flow.dispatcher().hasChanged()).isTrue();
    flow.receiver().open("1-0").accept();
    assertThat(flow.progress(1).commitReady()).isEqualTo(1);
  }

  private static EndpointBuilder shape(Random random) {
    int batch = List.of(1, 20, 100).get(random.nextInt(3));
    return Flow.endpoint()
        .concurrency(1 + random.nextInt(8))
        .batch(batch, 1 << 20, random.nextBoolean() ? LINGER : Duration.ZERO);
  }

  /** Some of what is out; where nothing is, time passes. */
  private static void answer(Flow flow, Random random) {
    List<FakeReceiver.Request> open = flow.receiver().open();
    if (open.isEmpty()) {
      flow.pass(LINGER);
    }
    open.stream().limit(1 + random.nextInt(8)).forEach(FakeReceiver.Request::accept);
  }

  private static String lane(Delivery delivery) {
    return delivery.partition() + "/" + delivery.event().attributes().key();
  }

  /** Once there is room for no partition it asks no more until it is told. */
  private static final class Reader {
    private final Flow flow;
    private final long[] read;
    private int told = -1;

    Reader(Flow flow, int partitions) {
      this.flow = flow;
      this.read = new long[partitions];
    }

    void read(int repositories, Random random) {
      int freed = flow.heard().roomFreed();
      List<Integer> open = freed == told ? List.of() : open();
      if (open.isEmpty()) {
        told = freed;
      } else {
        read(open.get(random.nextInt(open.size())), repositories, random);
      }
    }

    private List<Integer> open() {
      return IntStream.range(0, read.length)
          .filter(partition -> read[partition] < EACH && flow.dispatcher().hasRoomFor(partition))
          .boxed()
          .toList();
    }

    private void read(int partition, int repositories, Random random) {
      List<Delivery> polled = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        String repository = "r" + random.nextInt(repositories);
        polled.add(SampleDeliveries.push(partition, read[partition]++, repository));
      }
      flow.take(partition, polled);
    }
  }
}
