package io.registrynotifier.system.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MinifiedJsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ \"a\" : [ 1 , 2 ] }       | {\"a\":[1,2]}",
        "{ \"a b\" : \" c \" }       | {\"a b\":\" c \"}",
        "{ \"a\" : \"\\\" x \\\\\" } | {\"a\":\"\\\" x \\\\\"}",
      })
  void minifiedJson_losesOnlySpaceBetweenTokens(String json, String minified) {
    assertThat(MinifiedJson.of(json)).isEqualTo(minified);
  }
}
