package io.registrynotifier.worker.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of the CloudEvents HTTP protocol binding 3.1.3.2, and the edges of its ranges. */
final class HeaderEncodingTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "Euro € 😀 | Euro%20%E2%82%AC%20%F0%9F%98%80",
        "a\"b | a%22b",
        "100% | 100%25",
        "%20 | %2520",
        "!#$&'()*+,-./:;<=>?@[\\]^_{}~ | !#$&'()*+,-./:;<=>?@[\\]^_{}~",
        "é | %C3%A9",
        "a\tb | a%09b",
        "library/app:v1 | library/app:v1"
      })
  void value_isPercentEncoded_whereTheBindingSaysSo(String value, String encoded) {
    // When
    String found = HeaderEncoding.encode(value);
    // Then
    assertThat(found).isEqualTo(encoded);
  }

  @Test
  void lineBreak_isEncoded_soThatNoHeaderCanBeSmuggledIn() {
    // When
    String found = HeaderEncoding.encode("a\r\nX: y\u0000\u007f");
    // Then
    assertThat(found).isEqualTo("a%0D%0AX:%20y%00%7F");
  }
}
