package io.registrynotifier.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EventAttributes;
import io.registrynotifier.event.MediaTypes;
import io.registrynotifier.producer.bridge.BridgeCounts;
import io.registrynotifier.producer.bridge.IncomingRequest;
import io.registrynotifier.producer.listener.ListeningRepositoryRemover;
import io.registrynotifier.producer.registry.FakeRegistry;
import io.registrynotifier.producer.registry.RegistryCall;
import io.registrynotifier.producer.registry.Repository;
import io.registrynotifier.producer.registry.RepositoryRemover;
import io.registrynotifier.testkit.SharedBroker;
import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.topic.EventHeaders;
import io.registrynotifier.topic.EventRecords;
import io.registrynotifier.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The library as a registry embeds it, writing to a real broker. */
final class EmbeddedLibraryIT {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final IncomingRequest REQUEST =
      new IncomingRequest(
          "https", "PUT", "/v2/library/test/", "registry.example.com", "192.0.2.1:41961", Map.of());

  private final FakeRegistry registry = FakeRegistry.working();

  @Test
  void records_areTheNineCallsInOrderUnderTheRepositorysKey_whenTheRegistryIsUsed()
      throws IOException {
    // Given
    Topics topics = new Topics(SharedBroker.unique("embedded"));
    TestTopic topic = TestTopic.create(SharedBroker.bootstrapServers(), topics.events(), 6);

    // When
    try (ReadmeExample embedded = embedded(SharedBroker.bootstrapServers(), topics)) {
      for (RegistryCall call : RegistryCall.values()) {
        make(call, embedded);
      }
    }

    // Then
    List<ConsumerRecord<byte[], byte[]>> records = topic.read(9);
    assertThat(records)
        .extracting(record -> header(record, EventHeaders.ACTION))
        .containsExactly(
            "push", "pull", "delete", "push", "pull", "mount", "delete", "delete", "delete");
    assertThat(records).allSatisfy(EmbeddedLibraryIT::isOneOfOurs);
    assertThat(records)
        .extracting(record -> header(record, EventHeaders.ID))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(topic.size()).isEqualTo(9);
  }

  @Test
  void calls_areNeitherHeldUpNorFailed_whenThereIsNoKafka() throws IOException {
    // Given
    Map<String, String> nowhere = Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", "500");

    try (ReadmeExample embedded = new ReadmeExample(nowhere, new Topics("nowhere"))) {
      // When
      for (RegistryCall call : RegistryCall.values()) {
        assertThat(make(call, embedded)).isEqualTo(call.make(registry.repository(), registry));
      }

      // Then
      await()
          .atMost(DEADLINE)
          .untilAsserted(
              () ->
                  assertThat(embedded.bridge().counts())
                      .isEqualTo(new BridgeCounts(9, 0, 9, 0, 0)));
    }
  }

  private Object make(RegistryCall call, ReadmeExample embedded) throws IOException {
    Repository listened = embedded.listened(registry.repository(), REQUEST, "alice");
    RepositoryRemover remover =
        ListeningRepositoryRemover.of(registry, embedded.bridge().listener(REQUEST, "alice"));
    return call.make(listened, remover);
  }

  private static ReadmeExample embedded(String bootstrapServers, Topics topics) {
    return new ReadmeExample(Map.of("bootstrap.servers", bootstrapServers), topics);
  }

  private static void isOneOfOurs(ConsumerRecord<byte[], byte[]> record) {
    CarriedEvent event = EventRecords.event(record).orElseThrow();
    EventAttributes attributes = event.attributes();
    assertThat(new String(record.key(), UTF_8)).isEqualTo("library/test");
    assertThat(attributes.envelopeMediaType()).isEqualTo(MediaTypes.EVENTS_V2);
    assertThat(attributes.id()).isEqualTo(event.event().id());
    assertThat(attributes.action()).isEqualTo(event.event().action());
    assertThat(attributes.tag()).isEqualTo(event.event().target().tag());
    assertThat(event.event().actor().name()).isEqualTo("alice");
    assertThat(event.event().target().url())
        .matches("|https://registry.example.com/v2/library/test/(blobs|manifests)/sha256:.*");
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return Optional.ofNullable(record.headers().lastHeader(name))
        .map(header -> new String(header.value(), UTF_8))
        .orElse("");
  }
}
