package io.registrynotifier.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.testkit.process.NotifierProcess;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.Script;
import io.registrynotifier.testkit.receiver.TlsIdentity;
import io.registrynotifier.testkit.receiver.WebhookReceiver;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receivers that do all that receivers can do wrong, beside one that does everything right. */
final class FaultyReceiverIT {
  private static final int OPERATIONS = 40;

  @TempDir private Path directory;

  @Test
  void healthyEndpoint_isUnharmed_whenOthersDoEverythingWrong() {
    // Given
    TlsIdentity otherName = TlsIdentity.create(directory, "other.example");
    try (WebhookReceiver healthy = WebhookReceiver.start();
        WebhookReceiver troubled = WebhookReceiver.start();
        WebhookReceiver impostor = WebhookReceiver.startTls(otherName.server());
        NotifierProcess notifier = up(otherName, healthy, troubled, impostor)) {
      Destination toHealthy = Destination.of(healthy, 0);
      Destination toTroubled = Destination.of(troubled, 0);
      try (Journey journey = Journey.start(directory, notifier.events(), toHealthy, toTroubled)) {
        // When
        troubled.refuse();
        journey.use(OPERATIONS);
        toHealthy.awaitAll();
        troubled.answer(everythingWrong(healthy));
        troubled.welcome();
        journey.use(OPERATIONS);
        toHealthy.awaitAll();
        journey.awaitDelivered();

        // Then
        journey.verify("receiver does everything wrong, then right");
        assertThat(impostor.count()).isZero();
        assertFaultsAreCounted(new MetricsPage(notifier.page("/metrics")));
      }
    }
  }

  private static void assertFaultsAreCounted(MetricsPage metrics) {
    assertThat(events(metrics, "Failures", "troubled")).isPositive();
    assertThat(events(metrics, "Errors", "troubled")).isPositive();
    assertThat(events(metrics, "Failures", "healthy")).isZero();
    assertThat(events(metrics, "Errors", "healthy")).isZero();
    assertThat(events(metrics, "Errors", "impostor")).isPositive();
    assertThat(events(metrics, "Successes", "impostor")).isZero();
    assertThat(metrics.value("registry_notifications_pending", "endpoint=\"healthy\"")).isZero();
  }

  private static double events(MetricsPage metrics, String type, String endpoint) {
    return metrics.value(
        "registry_notifications_events_total",
        "type=\"" + type + "\"",
        "endpoint=\"" + endpoint + "\"");
  }

  /** One after the other; accepted from then on. */
  private static Script everythingWrong(WebhookReceiver elsewhere) {
    return Script.inTurn(
        Answer.reset(),
        Answer.close(),
        Answer.hang(),
        Answer.garbage(),
        Answer.half(),
        Answer.interim(103),
        new Answer.Endless(),
        Answer.status(301).with("Location", elsewhere.url().toString()),
        Answer.status(304),
        Answer.status(400),
        Answer.status(404),
        Answer.status(429).with("Retry-After", "1"),
        Answer.status(500),
        Answer.status(503),
        Answer.OK);
  }

  private NotifierProcess up(
      TlsIdentity trusted,
      WebhookReceiver healthy,
      WebhookReceiver troubled,
      WebhookReceiver impostor) {
    List<String> endpoints =
        List.of(
            Settings.endpoint("healthy", healthy),
            Settings.impatientEndpoint("troubled", troubled),
            Settings.impatientEndpoint("impostor", impostor));
    Path settings = Settings.standalone(directory, endpoints);
    return NotifierProcess.up(
        settings,
        directory.resolve("data"),
        List.of(
            "-Djavax.net.ssl.trustStore=" + trusted.keyStore(),
            "-Djavax.net.ssl.trustStorePassword=" + TlsIdentity.PASSWORD));
  }
}
