package io.registrynotifier.producer.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IpLiteralTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "255.255.255.255",
        "192.0.2.1",
        "::",
        "::1",
        "1::",
        "2001:db8::1",
        "2001:DB8:0:0:0:0:0:1",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8",
        "1:2:3:4:5:6:192.0.2.1",
        "::ffff:192.0.2.1",
        "::192.0.2.1",
        "fe80::1:2"
      })
  void text_isAnAddress_whenItIs(String text) {
    assertThat(IpLiteral.matches(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "localhost",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.01",
        "192.0.2.1.1",
        "192.0.2.1 ",
        "192.0.2.-1",
        "0x7f.0.0.1",
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "1::2::3",
        "12345::",
        "g::1",
        "1:2:3:4:5:6:7:192.0.2.1",
        "192.0.2.1::",
        "::192.0.2.1:1",
        "fe80::1%eth0",
        "[::1]",
        "::1:",
        ":1::"
      })
  void text_isNoAddress_whenItIsNot(String text) {
    assertThat(IpLiteral.matches(text)).isFalse();
  }
}
