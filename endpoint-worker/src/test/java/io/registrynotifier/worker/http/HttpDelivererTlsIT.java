package io.registrynotifier.worker.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.testkit.receiver.TlsIdentity;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the client believes, with trust set as an operator sets it: by the JVM's properties. */
final class HttpDelivererTlsIT {
  @TempDir private Path directory;

  @Test
  void receiver_isBelieved_onlyWhenItsCertificateIsTrustedAndOfItsName() throws IOException {
    // Given
    TlsIdentity localhost = TlsIdentity.create(directory, "localhost");
    TlsIdentity other = TlsIdentity.create(directory, "other.example");
    try (WebhookReceiver right = WebhookReceiver.startTls(localhost.server());
        WebhookReceiver impostor = WebhookReceiver.startTls(other.server())) {
      // When
      List<String> trustingLocalhost = outcomes(localhost, right, impostor);
      List<String> trustingOther = outcomes(other, right, impostor);
      // Then
      assertThat(trustingLocalhost)
          .as("the right one; one that is not trusted")
          .containsExactly("outcome: accepted", "outcome: tls_error");
      assertThat(trustingOther)
          .as("one that is not trusted; one that is, under another name (CVE-2026-71290)")
          .containsExactly("outcome: tls_error", "outcome: tls_error");
      assertThat(impostor.count()).isZero();
    }
  }

  private static List<String> outcomes(TlsIdentity trusted, WebhookReceiver... receivers)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djavax.net.ssl.trustStore=" + trusted.keyStore(),
                "-Djavax.net.ssl.trustStorePassword=" + TlsIdentity.PASSWORD,
                "-cp",
                System.getProperty("java.class.path"),
                TlsProbe.class.getName()));
    Arrays.stream(receivers).forEach(receiver -> command.add(receiver.url().toString()));
    Process probe = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(probe.getInputStream().readAllBytes(), UTF_8)
        .lines()
        .filter(line -> line.startsWith("outcome: "))
        .toList();
  }
}
