package io.registrynotifier.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.EndpointBuilder;
import io.registrynotifier.worker.delivery.SampleDeliveries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
    Flow flow = Flow.of(shape(random));
    long[] read = new long[partitions];
    for (int partition = 0; partition < partitions; partition++) {
      flow.assign(partition);
    }

    // When
    int steps = 0;
    while (flow.state().partitions().stream().anyMatch(each -> each.commitReady() < EACH)) {
      read(flow, read, repositories, random);
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

  private static EndpointBuilder shape(Random random) {
    int batch = List.of(1, 20, 100).get(random.nextInt(3));
    return Flow.endpoint()
        .concurrency(1 + random.nextInt(8))
        .batch(batch, 1 << 20, random.nextBoolean() ? LINGER : Duration.ZERO);
  }

  private static void read(Flow flow, long[] read, int repositories, Random random) {
    int partition = random.nextInt(read.length);
    boolean takes = flow.dispatcher().hasRoom() || flow.dispatcher().hasRoomFor(partition);
    if (!takes || read[partition] == EACH) {
      return;
    }
    List<Delivery> polled = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      String repository = "r" + random.nextInt(repositories);
      polled.add(SampleDeliveries.push(partition, read[partition]++, repository));
    }
    flow.take(partition, polled);
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
}
