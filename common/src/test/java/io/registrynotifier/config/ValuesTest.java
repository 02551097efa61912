package io.registrynotifier.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How single values are written. */
final class ValuesTest {
  @ParameterizedTest
  @CsvSource({
    "0,        PT0S",
    "500ms,    PT0.5S",
    "10s,      PT10S",
    "1m30s,    PT1M30S",
    "1.5h,     PT1H30M",
    ".5s,      PT0.5S",
    "1.s,      PT1S",
    "7d,       PT168H",
    "1d12h,    PT36H",
    "1h1h,     PT2H",
    "100us,    PT0.0001S",
    "100\u00b5s, PT0.0001S",
    "100\u03bcs, PT0.0001S",
    "5ns,      PT0.000000005S",
    "+1s,      PT1S",
    "0.0000000019s, PT0.000000001S"
  })
  void duration_isReadAsGoWritesIt(String text, Duration expected) {
    // Given
    // the text

    // When
    Duration duration = Durations.parse(text);

    // Then
    assertThat(duration).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "s", ".s", "1", "1 s", "1s ", "1S", "1s1", "-1s", "1w", "1e3s", "300000d"})
  void duration_isRefused_whenGoWouldNotWriteIt(String text) {
    // Given / When / Then
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected a duration");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1048576, 1048576",
    "1B, 1",
    "512KiB, 524288",
    "1MiB, 1048576",
    "1MB, 1000000",
    "1 mb, 1000000",
    "1.5kB, 1500",
    "0.5KiB, 512",
    "1GiB, 1073741824",
    "2147483647, 2147483647"
  })
  void size_isReadInBytes(String text, int expected) {
    // Given
    // the text

    // When
    int bytes = Sizes.parse(text);

    // Then
    assertThat(bytes).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1K", "MiB", "1TiB", "2GiB", "1,5MB", "1e6"})
  void size_isRefused_whenItIsNoneOrTooLarge(String text) {
    // Given / When / Then
    assertThatThrownBy(() -> Sizes.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected a size");
  }

  @ParameterizedTest
  @CsvSource({
    ":8080,            0.0.0.0,   8080",
    "127.0.0.1:0,      127.0.0.1, 0",
    "my-host.lan:65535, my-host.lan, 65535",
    "[::1]:80,         ::1,       80"
  })
  void address_isReadAndPrintedAlike(String text, String host, int port) {
    // Given
    // the text

    // When
    HttpSettings settings = HttpSettings.parse(text);

    // Then
    assertThat(settings).isEqualTo(new HttpSettings(host, port));
    assertThat(HttpSettings.parse(settings.toString())).isEqualTo(settings);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "8080",
        "host",
        "host:",
        "host:65536",
        "host:-1",
        "::1:80",
        "h st:1",
        "http://h:1"
      })
  void address_isRefused_whenItIsNoHostAndPort(String text) {
    // Given / When / Then
    assertThatThrownBy(() -> HttpSettings.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected HOST:PORT");
  }

  @ParameterizedTest
  @CsvSource({
    "timout,    timeout",
    "Timeout,   timeout",
    "tiemout,   timeout",
    "treshold,  threshold",
    "ur,        url"
  })
  void suggestion_isTheNearestWord_whenOneIsNear(String word, String expected) {
    // Given
    List<String> candidates = List.of("name", "url", "timeout", "threshold");

    // When
    String suggestion = Nearest.suggestion(word, candidates);

    // Then
    assertThat(suggestion).isEqualTo("; did you mean \"" + expected + "\"?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "colour", "x", "time"})
  void suggestion_isNone_whenNoWordIsNear(String word) {
    // Given
    List<String> candidates = List.of("name", "url", "timeout", "threshold");

    // When
    String suggestion = Nearest.suggestion(word, candidates);

    // Then
    assertThat(suggestion).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a\u0001b, a b", "'a\nb', a b"})
  void quotedText_staysOnOneLine_whenItHoldsControlCharacters(String text, String expected) {
    // Given
    // the text

    // When
    String quoted = Quoted.of(text);

    // Then
    assertThat(quoted).isEqualTo('"' + expected + '"');
  }
}
