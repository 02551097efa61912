package io.registrynotifier.system.registry;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An image of one platform: its layers, its configuration and the manifest that names them. */
public record Image(String architecture, Blob config, List<Blob> layers, Manifest manifest) {
  private static final String CONFIG = "application/vnd.docker.container.image.v1+json";
  private static final String LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";

  /** An image whose layers are made of chance bytes: the same for the same seed. */
  public static Image random(Random random, String architecture) {
    List<Blob> layers =
        Stream.generate(() -> Blob.random(random, 200 + random.nextInt(800)))
            .limit(1 + random.nextInt(3))
            .toList();
    Blob config =
        Blob.of(
            "{\"architecture\":\"%s\",\"os\":\"linux\",\"nonce\":%d}"
                .formatted(architecture, random.nextLong()));
    return new Image(architecture, config, layers, manifest(config, layers));
  }

  /** Everything but the manifest, in the order in which a client pushes it. */
  public List<Blob> blobs() {
    return Stream.concat(layers.stream(), Stream.of(config)).toList();
  }

  /** The list that names images of several platforms. */
  public static Manifest list(List<Image> images) {
    return Manifest.of(
        Manifest.LIST,
        "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s]}"
            .formatted(
                Manifest.LIST, images.stream().map(Image::entry).collect(Collectors.joining(","))));
  }

  private String entry() {
    String platform = ",\"platform\":{\"architecture\":\"" + architecture + "\",\"os\":\"linux\"}}";
    String descriptor = manifest.content().descriptor(Manifest.IMAGE);
    return descriptor.substring(0, descriptor.length() - 1) + platform;
  }

  private static Manifest manifest(Blob config, List<Blob> layers) {
    String layerList =
        layers.stream().map(layer -> layer.descriptor(LAYER)).collect(Collectors.joining(","));
    return Manifest.of(
        Manifest.IMAGE,
        "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
            .formatted(Manifest.IMAGE, config.descriptor(CONFIG), layerList));
  }
}
