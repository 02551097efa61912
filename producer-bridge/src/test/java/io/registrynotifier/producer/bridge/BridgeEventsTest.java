package io.registrynotifier.producer.bridge;

import static io.registrynotifier.producer.bridge.Samples.settings;
import static io.registrynotifier.producer.registry.FakeRegistry.BLOB_DIGEST;
import static io.registrynotifier.producer.registry.FakeRegistry.MANIFEST_DIGEST;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EventAttributes;
import io.registrynotifier.event.Generation;
import io.registrynotifier.event.MediaTypes;
import io.registrynotifier.event.Source;
import io.registrynotifier.producer.listener.ListeningRepository;
import io.registrynotifier.producer.listener.NeverThrowListener;
import io.registrynotifier.producer.registry.FakeRegistry;
import io.registrynotifier.producer.registry.Manifest;
import io.registrynotifier.producer.registry.ManifestOptions;
import io.registrynotifier.producer.registry.RegistryCall;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class BridgeEventsTest {
  private static final String OCI = "application/vnd.oci.image.manifest.v1+json";

  private final FakeSink sink = FakeSink.keeping();

  /** M and B stand for the digests of the manifest and the blob. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          V1 | MANIFEST_PUSHED    | push   | {"mediaType":"application/vnd.oci.image.manifest.v1+json","size":19,"digest":"M","length":19,"repository":"library/test","url":"http://example.com/v2/library/test/manifests/M","tag":"latest"}
          V1 | MANIFEST_PULLED    | pull   | {"mediaType":"application/vnd.oci.image.manifest.v1+json","size":19,"digest":"M","length":19,"repository":"library/test","url":"http://example.com/v2/library/test/manifests/M"}
          V1 | MANIFEST_DELETED   | delete | {"digest":"M","repository":"library/test"}
          V1 | BLOB_PUSHED        | push   | {"mediaType":"application/octet-stream","size":7,"digest":"B","length":7,"repository":"library/test","url":"http://example.com/v2/library/test/blobs/B"}
          V1 | BLOB_PULLED        | pull   | {"mediaType":"application/octet-stream","size":7,"digest":"B","length":7,"repository":"library/test","url":"http://example.com/v2/library/test/blobs/B"}
          V1 | BLOB_MOUNTED       | mount  | {"mediaType":"application/octet-stream","size":7,"digest":"B","length":7,"repository":"library/test","fromRepository":"library/base","url":"http://example.com/v2/library/test/blobs/B"}
          V1 | BLOB_DELETED       | delete | {"digest":"B","repository":"library/test"}
          V1 | TAG_DELETED        | delete | {"repository":"library/test","tag":"latest"}
          V1 | REPOSITORY_DELETED | delete | {"repository":"library/test"}
          V2 | MANIFEST_PUSHED    | push   | {"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"M","size":19,"length":19,"repository":"library/test","url":"http://example.com/v2/library/test/manifests/M","tag":"latest"}
          V2 | MANIFEST_PULLED    | pull   | {"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"M","size":19,"length":19,"repository":"library/test","url":"http://example.com/v2/library/test/manifests/M"}
          V2 | MANIFEST_DELETED   | delete | {"mediaType":"","digest":"M","size":0,"repository":"library/test"}
          V2 | BLOB_PUSHED        | push   | {"mediaType":"application/octet-stream","digest":"B","size":7,"length":7,"repository":"library/test","url":"http://example.com/v2/library/test/blobs/B"}
          V2 | BLOB_PULLED        | pull   | {"mediaType":"application/octet-stream","digest":"B","size":7,"length":7,"repository":"library/test","url":"http://example.com/v2/library/test/blobs/B"}
          V2 | BLOB_MOUNTED       | mount  | {"mediaType":"application/octet-stream","digest":"B","size":7,"length":7,"repository":"library/test","fromRepository":"library/base","url":"http://example.com/v2/library/test/blobs/B"}
          V2 | BLOB_DELETED       | delete | {"mediaType":"","digest":"B","size":0,"repository":"library/test"}
          V2 | TAG_DELETED        | delete | {"mediaType":"","digest":"","size":0,"repository":"library/test","tag":"latest"}
          V2 | REPOSITORY_DELETED | delete | {"mediaType":"","digest":"","size":0,"repository":"library/test"}
          """)
  void event_isTheRegistrysOwnToTheByte_whenACallSucceeds(
      Generation generation, RegistryCall call, String action, String target) throws IOException {
    // Given
    Bridge bridge = Bridge.to(sink, settings().withGeneration(generation));

    // When
    Samples.make(call, FakeRegistry.working(), bridge);

    // Then
    assertThat(sink.events()).hasSize(1);
    assertThat(json(0))
        .isEqualTo(
            "{\"id\":\"id-2\",\"timestamp\":\"2006-01-02T15:04:05Z\",\"action\":\""
                + action
                + "\",\"target\":"
                + target
                    .replace("\"M\"", "\"" + MANIFEST_DIGEST + "\"")
                    .replace("/M\"", "/" + MANIFEST_DIGEST + "\"")
                    .replace("\"B\"", "\"" + BLOB_DIGEST + "\"")
                    .replace("/B\"", "/" + BLOB_DIGEST + "\"")
                + ",\"request\":{\"id\":\"id-1\",\"addr\":\"192.0.2.1:41961\","
                + "\"host\":\"example.com\",\"method\":\"PUT\",\"useragent\":\"test/0.1\"},"
                + "\"actor\":{\"name\":\"test-actor\"},"
                + "\"source\":{\"addr\":\"hostname.local:5000\",\"instanceID\":\"instance\"}}");
    assertThat(bridge.counts()).isEqualTo(new BridgeCounts(1, 1, 0, 0, 0));
  }

  @ParameterizedTest
  @EnumSource
  void attributes_areThoseOfTheEvent_whenACallSucceeds(RegistryCall call) throws IOException {
    // Given
    Bridge bridge = Bridge.to(sink, settings());

    // When
    Samples.make(call, FakeRegistry.working(), bridge);

    // Then
    EventAttributes attributes = sink.events().get(0).attributes();
    assertThat(attributes.key()).isEqualTo("library/test");
    assertThat(attributes.envelopeMediaType()).isEqualTo(MediaTypes.EVENTS_V2);
    assertThat(attributes.tag())
        .isEqualTo(
            switch (call) {
              case MANIFEST_PUSHED, TAG_DELETED -> "latest";
              default -> "";
            });
  }

  @ParameterizedTest
  @EnumSource
  void event_isNotMade_whenTheCallFails(RegistryCall call) {
    // Given
    IOException failure = new IOException("disk full");
    Bridge bridge = Bridge.to(sink, settings());

    // When // Then
    assertThatThrownBy(() -> Samples.make(call, FakeRegistry.failing(failure), bridge))
        .isSameAs(failure);
    assertThat(sink.events()).isEmpty();
    assertThat(bridge.counts()).isEqualTo(new BridgeCounts(0, 0, 0, 0, 0));
  }

  @Test
  void events_shareTheRequestAndHaveTheirOwnIds_whenOneRequestMakesSeveral() throws IOException {
    // Given
    Bridge bridge = Bridge.to(sink, settings());
    NeverThrowListener listener = bridge.listener(Samples.REQUEST, "");
    ListeningRepository repository =
        ListeningRepository.of(FakeRegistry.working().repository(), listener);

    // When
    repository.manifests().delete(MANIFEST_DIGEST);
    repository.tags().untag("latest");

    // Then
    assertThat(sink.events())
        .extracting(event -> event.event().request().id())
        .containsExactly("id-1", "id-1");
    assertThat(sink.events())
        .extracting(event -> event.attributes().id())
        .containsExactly("id-2", "id-3");
  }

  @Test
  void actor_isEmpty_whenNobodyIsNamed() throws IOException {
    // Given
    NeverThrowListener listener = Bridge.to(sink, settings()).listener(Samples.REQUEST, "");

    // When
    listener.repositories().deleted("library/test");

    // Then
    assertThat(json(0)).contains("\"actor\":{},");
  }

  @Test
  void timestamp_hasTheClocksZoneAndNanoseconds_whenTheClockHas() {
    // Given
    Clock clock =
        Clock.fixed(Instant.parse("2016-03-09T22:44:26.402973972Z"), ZoneOffset.ofHours(-8));
    Bridge bridge = Bridge.to(sink, settings().withClock(clock));

    // When
    bridge.listener(Samples.REQUEST, "").repositories().deleted("library/test");

    // Then
    assertThat(json(0)).contains("\"timestamp\":\"2016-03-09T14:44:26.402973972-08:00\"");
  }

  @ParameterizedTest
  @EnumSource
  void references_areTheManifestsOwn_whenTheyAreIncluded(References references) {
    // Given
    Bridge bridge = Bridge.to(sink, settings().withReferences(references));
    Manifest manifest =
        Manifest.of(
            OCI,
            """
            {"config":{"mediaType":"c","digest":"sha256:c","size":1},
             "layers":[{"mediaType":"l","digest":"sha256:l","size":2}]}
            """
                .getBytes(UTF_8));

    // When
    bridge
        .listener(Samples.REQUEST, "")
        .manifests()
        .pulled("library/test", manifest, ManifestOptions.BY_DIGEST);

    // Then
    String told =
        ",\"references\":[{\"mediaType\":\"c\",\"digest\":\"sha256:c\",\"size\":1},"
            + "{\"mediaType\":\"l\",\"digest\":\"sha256:l\",\"size\":2}]}";
    assertThat(json(0).contains(told)).isEqualTo(references == References.INCLUDED);
    assertThat(json(0).contains("references")).isEqualTo(references == References.INCLUDED);
  }

  @Test
  void settings_areARegistrysOfToday_whenNothingIsSaid() {
    // Given
    BridgeSettings settings = BridgeSettings.of(Source.NONE);

    // When
    Bridge.to(sink, settings).listener(Samples.REQUEST, "").repositories().deleted("library/test");

    // Then
    CarriedEvent event = sink.events().get(0);
    assertThat(event.attributes().envelopeMediaType()).isEqualTo(MediaTypes.EVENTS_V2);
    assertThat(event.attributes().id())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(event.attributes().timestamp()).endsWith("Z");
  }

  private String json(int index) {
    List<CarriedEvent> events = sink.events();
    return new String(events.get(index).json(), UTF_8);
  }
}
