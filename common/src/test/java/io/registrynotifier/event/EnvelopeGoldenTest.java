package io.registrynotifier.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The registry's own bytes, in every variant that it has. */
final class EnvelopeGoldenTest {
  @ParameterizedTest
  @MethodSource("written")
  void codec_writesTheRegistrysBytes_whenPretty(Golden golden) {
    // Given
    String expected = golden.text();

    // When
    byte[] written = EnvelopeCodec.pretty(golden.envelope(), golden.generation());

    // Then
    assertThat(new String(written, UTF_8)).isEqualTo(expected);
    assertThat(written).isEqualTo(golden.bytes());
  }

  @ParameterizedTest
  @MethodSource("written")
  void codec_writesTheSameOnOneLine_whenCompact(Golden golden) {
    // Given
    String expected = golden.oneLine();

    // When
    byte[] written = EnvelopeCodec.compact(golden.envelope(), golden.generation());

    // Then
    assertThat(new String(written, UTF_8)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("read")
  void codec_readsEveryValue_ofEveryRelease(Golden golden) {
    // Given
    byte[] body = golden.bytes();

    // When
    Envelope envelope = EnvelopeCodec.read(body);

    // Then
    assertThat(envelope).isEqualTo(golden.envelope());
  }

  @ParameterizedTest
  @MethodSource("read")
  void reader_carriesEveryByteButWhiteSpace_ofEveryRelease(Golden golden) {
    // Given
    EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);

    // When
    List<CarriedEvent> events = reader.read(golden.bytes(), golden.generation().mediaType());

    // Then
    assertThat(
            events.stream()
                .map(event -> new String(event.json(), UTF_8))
                .collect(Collectors.joining(",", "{\"events\":[", "]}")))
        .isEqualTo(golden.oneLine());
  }

  @ParameterizedTest
  @MethodSource("read")
  void reader_andFactoryAgreeOnAttributes_ofEveryRelease(Golden golden) {
    // Given
    EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);

    // When
    List<CarriedEvent> events = reader.read(golden.bytes(), golden.generation().mediaType());

    // Then
    assertThat(events)
        .extracting(CarriedEvent::attributes)
        .isEqualTo(
            golden.envelope().events().stream()
                .map(event -> CarriedEvent.from(event, golden.generation()).attributes())
                .toList());
  }

  @Test
  void codec_writesBraces_whenThereIsNoEvent() {
    // Given
    Envelope empty = Envelope.of(List.of());

    // When
    String written = new String(EnvelopeCodec.pretty(empty, Generation.V2), UTF_8);

    // Then
    assertThat(written).isEqualTo("{}");
    assertThat(EnvelopeCodec.read(written.getBytes(UTF_8))).isEqualTo(empty);
  }

  private static Stream<Golden> written() {
    return Golden.all();
  }

  private static Stream<Golden> read() {
    return Stream.concat(Stream.of(Golden.oldest()), Golden.all());
  }
}
