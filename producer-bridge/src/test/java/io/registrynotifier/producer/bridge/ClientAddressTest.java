package io.registrynotifier.producer.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClientAddressTest {
  @ParameterizedTest(name = "[{0}] [{1}]: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                        | ''           | 192.0.2.1:41961
          203.0.113.7               | ''           | 203.0.113.7
          203.0.113.7, 198.51.100.1 | 198.51.100.2 | 203.0.113.7
          '  203.0.113.7 ,x'        | ''           | 203.0.113.7
          2001:db8::7               | ''           | 2001:db8::7
          unknown, 203.0.113.7      | ''           | 192.0.2.1:41961
          203.0.113.7:1234          | ''           | 192.0.2.1:41961
          [2001:db8::7]             | ''           | 192.0.2.1:41961
          client.example.com        | 198.51.100.2 | 198.51.100.2
          ''                        | 198.51.100.2 | 198.51.100.2
          ''                        | 2001:db8::8  | 2001:db8::8
          ''                        | nobody       | 192.0.2.1:41961
          ,203.0.113.7              | nobody       | 192.0.2.1:41961
          """)
  void address_isTheFirstThatIsOne_whenProxiesNameIt(
      String forwardedFor, String realIp, String expected) {
    // Given
    IncomingRequest request =
        Samples.requestWith(
            Map.of("X-Forwarded-For", List.of(forwardedFor), "x-real-ip", List.of(realIp)));

    // When
    String address = ClientAddress.of(request);

    // Then
    assertThat(address).isEqualTo(expected);
  }

  @Test
  void address_isThePeers_whenProxiesAreNotBelieved() {
    // Given
    IncomingRequest request =
        Samples.requestWith(
                Map.of(
                    "X-FORWARDED-FOR", List.of("203.0.113.7"),
                    "X-Real-IP", List.of("203.0.113.8"),
                    "x-forwarded-host", List.of("forged"),
                    "Forwarded", List.of("host=forged"),
                    "X-Forwarded-Proto", List.of("https"),
                    "Accept", List.of("*/*")))
            .withoutForwarding();

    // When
    String address = ClientAddress.of(request);

    // Then
    assertThat(address).isEqualTo("192.0.2.1:41961");
    assertThat(RequestRoot.of(request)).isEqualTo("http://example.com");
    assertThat(request.headers()).containsOnlyKeys("Accept");
  }
}
