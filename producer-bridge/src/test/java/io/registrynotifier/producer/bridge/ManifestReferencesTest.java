package io.registrynotifier.producer.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.event.Descriptor;
import io.registrynotifier.event.Platform;
import io.registrynotifier.event.UnknownMembers;
import io.registrynotifier.producer.registry.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ManifestReferencesTest {
  private static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";

  @ParameterizedTest
  @ValueSource(strings = {IMAGE, "application/vnd.docker.distribution.manifest.v2+json"})
  void references_areConfigurationThenLayers_whenItIsAnImage(String mediaType) {
    // Given
    Manifest manifest =
        manifest(
            mediaType,
            """
            {"layers":[{"mediaType":"l","digest":"sha256:1","size":5000000000,"urls":["http://a/"]},
                       {"mediaType":"l","digest":"sha256:2","size":2,"extra":true}],
             "config":{"mediaType":"c","digest":"sha256:0","size":1,"data":"e30="}}
            """);

    // When
    List<Descriptor> references = ManifestReferences.of(manifest);

    // Then
    assertThat(references)
        .extracting(Descriptor::digest)
        .containsExactly("sha256:0", "sha256:1", "sha256:2");
    assertThat(references.get(0).data()).isEqualTo("e30=");
    assertThat(references.get(1).size()).isEqualTo(5_000_000_000L);
    assertThat(references.get(1).urls()).containsExactly("http://a/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/vnd.oci.image.index.v1+json",
        "application/vnd.docker.distribution.manifest.list.v2+json"
      })
  void references_areTheManifestsWhole_whenItIsAnIndex(String mediaType) {
    // Given
    Manifest manifest =
        manifest(
            mediaType,
            """
            {"manifests":[{"mediaType":"m","digest":"sha256:1","size":7,
              "platform":{"architecture":"arm64","os":"linux","os.version":"6","os.features":["f"],
                          "variant":"v8"},
              "annotations":{"key":"value"},"artifactType":"a"}]}
            """);

    // When
    List<Descriptor> references = ManifestReferences.of(manifest);

    // Then
    Platform platform =
        new Platform("arm64", "linux", "6", List.of("f"), "v8", UnknownMembers.NONE);
    assertThat(references)
        .containsExactly(
            new Descriptor(
                "m",
                "sha256:1",
                7,
                List.of(),
                Map.of("key", "value"),
                "",
                Optional.of(platform),
                "a",
                UnknownMembers.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "null",
        "[]",
        "7",
        "{}",
        "{\"layers\":null}",
        "{\"layers\":7}",
        "{\"layers\":[null,7,[]]}",
        "{\"layers\":[{}"
      })
  void references_areNone_whenThePayloadHasNone(String payload) {
    // When
    List<Descriptor> references = ManifestReferences.of(manifest(IMAGE, payload));

    // Then
    assertThat(references).isEmpty();
  }

  @Test
  void references_areNone_whenThePayloadIsNestedBeyondReason() {
    // Given
    String nested = "{\"layers\":" + "[".repeat(100_000);

    // When
    List<Descriptor> references = ManifestReferences.of(manifest(IMAGE, nested));

    // Then
    assertThat(references).isEmpty();
  }

  @Test
  void references_areNone_whenTheMediaTypeIsAnother() {
    // When
    List<Descriptor> references =
        ManifestReferences.of(manifest("application/json", "{\"layers\":[{\"size\":1}]}"));

    // Then
    assertThat(references).isEmpty();
  }

  private static Manifest manifest(String mediaType, String payload) {
    return Manifest.of(mediaType, payload.getBytes(UTF_8));
  }
}
