package io.registrynotifier.producer.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.registrynotifier.event.Descriptor;
import io.registrynotifier.event.Platform;
import io.registrynotifier.event.UnknownMembers;
import io.registrynotifier.producer.registry.Manifest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a manifest points at, in the registry's order: an image's configuration and then its layers,
 * a list's or an index's manifests; nothing for media types that are neither.
 */
final class ManifestReferences {
  private static final Logger LOG = LoggerFactory.getLogger(ManifestReferences.class);
  private static final JsonMapper JSON = new JsonMapper();

  private ManifestReferences() {}

  /** Empty, and logged, if the payload is not what its media type says: the event goes without. */
  static List<Descriptor> of(Manifest manifest) {
    return switch (manifest.mediaType()) {
      case "application/vnd.docker.distribution.manifest.v2+json",
          "application/vnd.oci.image.manifest.v1+json" ->
          descriptors(manifest, List.of("config", "layers"));
      case "application/vnd.docker.distribution.manifest.list.v2+json",
          "application/vnd.oci.image.index.v1+json" ->
          descriptors(manifest, List.of("manifests"));
      default -> List.of();
    };
  }

  private static List<Descriptor> descriptors(Manifest manifest, List<String> members) {
    try {
      JsonNode root = JSON.readTree(manifest.payload());
      return members.stream()
          .map(root::path)
          .flatMap(member -> member.isArray() ? elements(member) : Stream.of(member))
          .filter(JsonNode::isObject)
          .map(ManifestReferences::descriptor)
          .toList();
    } catch (IOException noJson) {
      LOG.atWarn()
          .addKeyValue("mediaType", manifest.mediaType())
          .addKeyValue("error", noJson.getClass().getSimpleName())
          .log("manifest is no json, its event goes without references");
      return List.of();
    }
  }

  private static Descriptor descriptor(JsonNode node) {
    return new Descriptor(
        text(node, "mediaType"),
        text(node, "digest"),
        node.path("size").asLong(),
        texts(node.path("urls")),
        textsByName(node.path("annotations")),
        text(node, "data"),
        Optional.of(node.path("platform")).filter(JsonNode::isObject).map(it -> platform(it)),
        text(node, "artifactType"),
        UnknownMembers.NONE);
  }

  private static Platform platform(JsonNode node) {
    return new Platform(
        text(node, "architecture"),
        text(node, "os"),
        text(node, "os.version"),
        texts(node.path("os.features")),
        text(node, "variant"),
        UnknownMembers.NONE);
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asText("");
  }

  private static List<String> texts(JsonNode array) {
    return elements(array).map(JsonNode::asText).toList();
  }

  private static Map<String, String> textsByName(JsonNode object) {
    Map<String, String> texts = new HashMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
