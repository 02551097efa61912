package io.registrynotifier.worker.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NegotiationTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"gzip", "br, GZIP", "gzip;q=1.0", "deflate, gzip; q=0.5", "*", "gzip;q=0.001"})
  void gzip_isTaken_whenTheFieldAllowsIt(String field) {
    assertThat(Negotiation.takesGzip(field)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "br", "identity", "gzip;q=0", "gzip;q=0.0", "x-gzipped"})
  void gzip_isNotTaken_whenTheFieldDoesNotAllowIt(String field) {
    assertThat(Negotiation.takesGzip(field)).isFalse();
  }

  @Test
  void gzip_isNotTaken_withoutTheField() {
    assertThat(Negotiation.takesGzip(null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\"", "W/\"a\"", "\"b\", \"a\"", "*"})
  void tag_isHeld_whenTheFieldNamesIt(String field) {
    assertThat(Negotiation.has(field, "\"a\"")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"b\"", "a", "\"a-gzip\""})
  void tag_isNotHeld_whenTheFieldNamesOthers(String field) {
    assertThat(Negotiation.has(field, "\"a\"")).isFalse();
  }
}
