package io.registrynotifier.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PortsIT {
  private static final int OURS = 19_000;

  @Test
  void port_isGivenOnce_whenNobodyHasBoundItYet() {
    // Given
    Ports ports = Ports.of(OURS);

    // When
    List<Integer> given = Stream.generate(ports::next).limit(500).toList();

    // Then
    assertThat(given)
        .doesNotHaveDuplicates()
        .allSatisfy(port -> assertThat(port).isBetween(OURS, OURS + 999));
  }

  @Test
  void port_isLeftOut_whenSomebodyListensOnIt() throws IOException {
    // Given
    Ports ports = Ports.of(OURS);
    int last = ports.next();
    try (ServerSocket taken = listenBehind(last)) {

      // When
      List<Integer> given = Stream.generate(ports::next).limit(900).toList();

      // Then
      assertThat(given).doesNotContain(taken.getLocalPort());
    }
  }

  private static ServerSocket listenBehind(int port) throws IOException {
    int next = port == OURS + 999 ? OURS : port + 1;
    return new ServerSocket(next, 1, InetAddress.getLoopbackAddress());
  }
}
