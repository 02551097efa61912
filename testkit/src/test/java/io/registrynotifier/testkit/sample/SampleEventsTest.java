package io.registrynotifier.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EnvelopeReader;
import io.registrynotifier.event.Generation;
import io.registrynotifier.event.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SampleEventsTest {
  private static final EnvelopeReader READER = new EnvelopeReader(Limits.DEFAULT);

  @ParameterizedTest
  @EnumSource(Generation.class)
  void events_areReadAsTheyWereMade(Generation generation) {
    // Given
    SampleEvents samples = SampleEvents.of(generation, 1);
    List<SampleEvent> image = samples.multiArchImage("library/tool", "1.2");

    // When
    List<CarriedEvent> read = READER.read(SampleEvents.envelope(image), samples.mediaType());

    // Then
    assertThat(read)
        .extracting(event -> event.attributes().id())
        .isEqualTo(image.stream().map(SampleEvent::id).toList());
    assertThat(read)
        .extracting(event -> event.attributes().action())
        .containsExactly("push", "push", "push", "push", "push", "mount", "pull", "delete");
  }

  @Test
  void events_areTheSame_whenTheSeedIs() {
    // Given
    List<SampleEvent> first = SampleEvents.seeded(7).pushes(20, 3);

    // When
    List<SampleEvent> again = SampleEvents.seeded(7).pushes(20, 3);

    // Then
    assertThat(again).isEqualTo(first).isNotEqualTo(SampleEvents.seeded(8).pushes(20, 3));
  }

  @Test
  void descriptor_isInTheGenerationsOwnOrder() {
    // Given
    SampleEvents old = SampleEvents.of(Generation.V1, 1);
    SampleEvents recent = SampleEvents.of(Generation.V2, 1);

    // When
    String oldJson = old.push("a", "b").json();
    String recentJson = recent.push("a", "b").json();

    // Then
    assertThat(oldJson).containsSubsequence("\"size\"", "\"digest\"", "\"length\"");
    assertThat(recentJson).containsSubsequence("\"digest\"", "\"size\"", "\"length\"");
    assertThat(recent.delete("a", "sha256:0").json()).contains("\"mediaType\":\"\"");
    assertThat(old.delete("a", "sha256:0").json()).doesNotContain("mediaType");
  }
}
