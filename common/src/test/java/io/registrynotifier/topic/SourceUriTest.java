package io.registrynotifier.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceUriTest {
  private static final long SEED = 3986;

  @ParameterizedTest
  @CsvSource(
      emptyValue = "",
      value = {
        "'',                   urn:registry:unknown",
        "xtal.local:5000,      //xtal.local:5000",
        "xtal,                 //xtal",
        ":5000,                //:5000",
        "[::1]:5000,           //[::1]:5000",
        "[::1],                //[::1]",
        "::1,                  //%3A:1",
        "hostname.local:port,  //hostname.local%3Aport",
        "a/b?c#d,              //a%2Fb%3Fc%23d",
        "user@host,            //user%40host",
        "100%,                 //100%25",
        "[x]:1,                //%5Bx%5D:1",
        "[1.2]:1,              //%5B1.2%5D:1",
        "caf\u00e9,            //caf%C3%A9",
        "a b,                  //a%20b"
      })
  void source_isALegalReference_andGivesTheAddressBack(String address, String expected) {
    // Given
    // the address

    // When
    String uri = SourceUri.of(address);

    // Then
    assertThat(uri).isEqualTo(expected);
    assertThat(SourceUri.address(uri)).isEqualTo(address);
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void source_isLegalAndGivesTheAddressBack_whateverTheAddress(String address) {
    // Given
    // the address

    // When
    String uri = SourceUri.of(address);

    // Then
    assertThat(URI.create(uri)).isNotNull();
    assertThat(uri).matches("[\\x21-\\x7E]+");
    assertThat(SourceUri.address(uri)).isEqualTo(address);
  }

  static Stream<String> addresses() {
    Random random = new Random(SEED);
    return Stream.generate(
            () ->
                random
                    .ints(1 + random.nextInt(8), 1, 0x2ff)
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString())
        .limit(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"urn:registry:unknown", "https://elsewhere/", "", "text"})
  void address_isEmpty_whenTheSourceIsSomebodyElses(String uri) {
    // Given
    // the source

    // When
    String address = SourceUri.address(uri);

    // Then
    assertThat(address).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"//a%, a%", "//a%4, a%4", "//a%zz, a%zz", "//a%41, aA"})
  void address_isReadAsFarAsItGoes_whenAnEscapeIsBroken(String uri, String expected) {
    // Given
    // the source

    // When
    String address = SourceUri.address(uri);

    // Then
    assertThat(address).isEqualTo(expected);
  }
}
