package io.registrynotifier.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.config.WorkerSettings;
import io.registrynotifier.config.WorkerSettings.GroupProtocol;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.topic.ClientProperties;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ConsumerSettingsTest {
  private static final Endpoint ENDPOINT =
      Endpoint.of("receiver", URI.create("http://127.0.0.1:1/"));

  @Test
  void consumer_readsFromTheNearestReplica_whenARackIsNamed() {
    // When
    Map<String, Object> settings = of(GroupProtocol.CLASSIC, Map.of("client.rack", "zone-b"));

    // Then
    assertThat(settings).containsEntry("client.rack", "zone-b");
  }

  @ParameterizedTest
  @EnumSource
  void consumer_comesInAsTheOperatorSays(GroupProtocol protocol) {
    // Given
    Map<String, String> operators =
        Map.of(
            "bootstrap.servers", "one:9093,two:9093",
            "security.protocol", "SASL_SSL",
            "sasl.mechanism", "SCRAM-SHA-512",
            "ssl.truststore.location", "/run/secrets/ca.p12",
            "fetch.max.bytes", "1048576");

    // When
    Map<String, Object> settings = of(protocol, operators);

    // Then
    assertThat(settings).containsAllEntriesOf(operators);
  }

  @ParameterizedTest
  @EnumSource
  void consumer_decidesItself_whatDeliveryRestsOn(GroupProtocol protocol) {
    // Given
    Map<String, String> operators =
        Map.of(
            "group.id", "mine",
            "auto.offset.reset", "latest",
            "enable.auto.commit", "true",
            "isolation.level", "read_uncommitted");

    // When
    Map<String, Object> settings = of(protocol, operators);

    // Then
    assertThat(settings)
        .containsEntry("group.id", "notifier.receiver")
        .containsEntry("auto.offset.reset", "none")
        .containsEntry("enable.auto.commit", false)
        .containsEntry("isolation.level", "read_committed");
  }

  @ParameterizedTest
  @CsvSource({"0, 1000", "1, 1000", "33, 1000", "50, 1500", "100, 3000", "10000, 3000"})
  void consumer_beatsOftenAndManyBeatNoMoreThanAHundredDid_whenItsProtocolIsClassic(
      int endpoints, int millis) {
    // When
    Map<String, Object> settings = of(GroupProtocol.CLASSIC, Map.of(), endpoints);

    // Then
    assertThat(settings).containsEntry("heartbeat.interval.ms", millis);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2000, 1000",
    "1, 2000, 1000",
    "40, 2000, 1200",
    "60, 3000, 1800",
    "100, 5000, 3000",
    "10000, 5000, 3000"
  })
  void consumer_looksForNothingLessOften_whenItsWorkerHasManyEndpoints(
      int endpoints, int fetchMillis, int retryMillis) {
    // When
    Map<String, Object> settings = of(GroupProtocol.CONSUMER, Map.of(), endpoints);

    // Then
    assertThat(settings)
        .containsEntry("fetch.max.wait.ms", fetchMillis)
        .containsEntry("retry.backoff.ms", retryMillis)
        .containsEntry("retry.backoff.max.ms", retryMillis);
  }

  @Test
  void consumer_beatsAsTheOperatorSays_whenItsProtocolIsClassic() {
    // When
    Map<String, Object> settings =
        of(GroupProtocol.CLASSIC, Map.of("heartbeat.interval.ms", "2500"));

    // Then
    assertThat(settings).containsEntry("heartbeat.interval.ms", "2500");
  }

  @Test
  void consumer_leavesItsHeartbeatToTheBroker_whenItsProtocolIsTheNewOne() {
    // When
    Map<String, Object> settings = of(GroupProtocol.CONSUMER, Map.of());

    // Then
    assertThat(settings).doesNotContainKey("heartbeat.interval.ms");
  }

  @Test
  void consumers_areNamedAfterTheirWorker_andEachHasANameOfItsOwn() {
    // When
    String one = clientId();
    String other = clientId();

    // Then
    assertThat(one).startsWith("receiver-").isNotEqualTo(other);
    assertThat(WorkerName.in(one)).isEqualTo(WorkerName.in(other)).isNotEmpty();
  }

  @Test
  void consumer_leavesOut_whatOnlyOtherClientsKnow() {
    // When
    Map<String, Object> settings = of(GroupProtocol.CLASSIC, Map.of("linger.ms", "5"));

    // Then
    assertThat(settings).doesNotContainKey("linger.ms");
  }

  @Test
  void consumer_isGiven_whatOnlyAPlugInKnows() {
    // When
    Map<String, Object> settings = of(GroupProtocol.CLASSIC, Map.of("vault.address", "here"));

    // Then
    assertThat(settings).containsEntry("vault.address", "here");
  }

  private static String clientId() {
    return String.valueOf(of(GroupProtocol.CLASSIC, Map.of("client.id", "x")).get("client.id"));
  }

  private static Map<String, Object> of(GroupProtocol protocol, Map<String, String> kafka) {
    return of(protocol, kafka, 1);
  }

  private static Map<String, Object> of(
      GroupProtocol protocol, Map<String, String> kafka, int endpoints) {
    WorkerSettings worker =
        new WorkerSettings(Duration.ZERO, protocol, Optional.empty(), Duration.ZERO);
    return new ConsumerSettings(() -> new ClientProperties(kafka), () -> endpoints, worker)
        .settings(ENDPOINT, 500);
  }
}
