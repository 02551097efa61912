package io.registrynotifier.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.topic.ClientProperties;
import io.registrynotifier.worker.dispatch.Bounds;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HeapShareTest {
  private static final long MIB = 1 << 20;

  @Test
  void fewEndpoints_getAllThatTheyCanUse_alsoOfASmallHeap() {
    // Given
    // When
    HeapShare share = HeapShare.of(256 * MIB, 2);

    // Then
    assertThat(share).isEqualTo(new HeapShare(Bounds.DEFAULT, 4 << 20));
  }

  @Test
  void manyEndpoints_fitTogether_thoughNoneOfTheirReceiversAnswers() {
    // Given
    long heap = 1_024 * MIB;

    // When
    HeapShare share = HeapShare.of(heap, 100);

    // Then
    long records = share.bounds().maxRecords() * 1_024L;
    long all = 100 * (records + share.bounds().maxBytes() + share.fetchBytes());
    assertThat(all).isBetween(heap / 4, heap / 2);
  }

  @Test
  void everyEndpoint_getsEnoughToMove_howeverManyThereAre() {
    // Given
    // When
    HeapShare share = HeapShare.of(64 * MIB, 100_000);

    // Then
    assertThat(share).isEqualTo(new HeapShare(new Bounds(500, 512 << 10), 128 << 10));
  }

  @Test
  void operator_hasTheLastWordOnFetches() {
    // Given
    ClientProperties kafka = new ClientProperties(Map.of("fetch.max.bytes", "7"));

    // When
    Map<String, String> values = HeapShare.of(8_192 * MIB, 1).within(kafka).values();

    // Then
    assertThat(values)
        .containsEntry("fetch.max.bytes", "7")
        .containsEntry("max.partition.fetch.bytes", Integer.toString(1 << 20));
  }
}
