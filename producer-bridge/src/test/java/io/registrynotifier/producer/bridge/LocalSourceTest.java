package io.registrynotifier.producer.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.event.Source;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalSourceTest {
  @ParameterizedTest(name = "[{0}] [{1}]: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          xtal.local | :5000          | xtal.local:5000
          xtal.local | 0.0.0.0:5000   | xtal.local:5000
          xtal.local | [::]:5000      | xtal.local:5000
          xtal.local | localhost:http | xtal.local:http
          xtal.local | localhost      | xtal.local
          xtal.local | ::1            | xtal.local
          xtal.local | ''             | xtal.local
          ''         | :5000          | :5000
          """)
  void address_isTheHostNameWithTheListeningPort_whenBothAreThere(
      String hostName, String httpAddress, String expected) {
    // When
    String address = LocalSource.address(hostName, httpAddress);

    // Then
    assertThat(address).isEqualTo(expected);
  }

  @Test
  void source_hasAnInstanceIdOfItsOwn_whenMadeAgain() {
    // When
    Source one = LocalSource.listeningOn(":5000");
    Source two = LocalSource.listeningOn(":5000");

    // Then
    assertThat(one.addr()).endsWith(":5000").isEqualTo(two.addr());
    assertThat(UUID.fromString(one.instanceId())).isNotEqualTo(UUID.fromString(two.instanceId()));
  }
}
