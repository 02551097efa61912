package io.registrynotifier.producer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.testkit.DocumentedRights;
import io.registrynotifier.testkit.Right;
import io.registrynotifier.testkit.SecuredBroker;
import io.registrynotifier.testkit.TestTopic;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A bridge before a broker that demands TLS and a password, and grants what is documented. */
final class BridgeSecurityIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String USER = "bridge";

  @TempDir private Path directory;

  private SecuredBroker broker;
  private TestTopic topic;

  @BeforeEach
  void start() {
    broker = SecuredBroker.start(directory);
    topic = TestTopic.create(broker.bootstrapServers(), "registry.events", Bridge.PARTITIONS);
  }

  @AfterEach
  void close() {
    broker.close();
  }

  static List<Right> rights() {
    return DocumentedRights.of(USER);
  }

  @Test
  void bridge_doesItsWholeWork_withTheDocumentedRights() {
    // Given
    Map<String, String> kafka = broker.addUser(USER);
    broker.allow(USER, rights());
    try (Bridge bridge = Bridge.start(kafka, "registry")) {
      await().atMost(SOON).until(bridge::isReady);
      // When
      HttpResponse<String> answer = bridge.post("1");
      // Then
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(topic.size()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("rights")
  void bridge_namesWhatIsMissing_andGoesOnWhenItIsGranted(Right missing) {
    // Given
    Map<String, String> kafka = broker.addUser(USER);
    broker.allow(USER, rights());
    broker.revoke(USER, missing);
    try (Bridge bridge = Bridge.start(kafka, "registry")) {
      // When
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(bridge.ready().body())
                      .contains("not authorised", missing.resource().name()));
      HttpResponse<String> refused = bridge.post("1");
      broker.allow(USER, List.of(missing));
      // Then
      assertThat(refused.statusCode()).isEqualTo(503);
      await().atMost(SOON).until(bridge::isReady);
      await().atMost(SOON).until(() -> bridge.post("2").statusCode() == 202);
    }
  }

  @Test
  void bridge_saysThatItIsNotLetIn_whenThePasswordIsWrong() {
    // Given
    broker.addUser(USER);
    // When
    try (Bridge bridge = Bridge.start(broker.clients(USER, "wrong"), "registry")) {
      // Then
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(bridge.ready().body()).contains("SaslAuthenticationException"));
      assertThat(bridge.post("1").statusCode()).isEqualTo(503);
    }
  }
}
