package io.registrynotifier.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is read again, whatever it holds. */
final class EnvelopeCodecPropertyTest {
  private static final int CASES = 3_000;

  @ParameterizedTest
  @EnumSource
  void codec_readsWhatItWrote_whenPretty(Generation generation) {
    for (long seed = 0; seed < CASES; seed++) {
      // Given
      Envelope envelope = new RandomEvents(new Random(seed)).envelope();

      // When
      Envelope read = EnvelopeCodec.read(EnvelopeCodec.pretty(envelope, generation));

      // Then
      assertThat(read).as("seed %d", seed).isEqualTo(envelope);
    }
  }

  @ParameterizedTest
  @EnumSource
  void codec_writesTheSameAgain_whenCompact(Generation generation) {
    for (long seed = 0; seed < CASES; seed++) {
      // Given
      Envelope envelope = new RandomEvents(new Random(seed)).envelope();
      byte[] written = EnvelopeCodec.compact(envelope, generation);

      // When
      byte[] again = EnvelopeCodec.compact(EnvelopeCodec.read(written), generation);

      // Then
      assertThat(new String(again, UTF_8))
          .as("seed %d", seed)
          .isEqualTo(new String(written, UTF_8));
    }
  }

  @ParameterizedTest
  @EnumSource
  void reader_carriesWhatTheCodecWrote_byEitherLayout(Generation generation) {
    EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);
    for (long seed = 0; seed < CASES; seed++) {
      // Given
      Envelope envelope = new RandomEvents(new Random(seed)).envelope();
      List<String> expected =
          envelope.events().stream()
              .map(event -> described(CarriedEvent.from(event, generation)))
              .toList();

      // When
      List<CarriedEvent> carried =
          reader.read(EnvelopeCodec.pretty(envelope, generation), generation.mediaType());

      // Then
      assertThat(carried)
          .extracting(EnvelopeCodecPropertyTest::described)
          .as("seed %d", seed)
          .isEqualTo(expected);
    }
  }

  @Test
  void carriedEvent_readsTheEventItWasMadeFrom() {
    for (long seed = 0; seed < CASES; seed++) {
      // Given
      Event event = new RandomEvents(new Random(seed)).event();

      // When
      Event read = CarriedEvent.from(event, Generation.V2).event();

      // Then
      assertThat(read).as("seed %d", seed).isEqualTo(event);
    }
  }

  private static String described(CarriedEvent event) {
    return event.attributes() + " " + new String(event.json(), UTF_8);
  }
}
