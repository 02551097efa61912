package io.registrynotifier.system.registry;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;

/** Content of a registry and its digest. Content is text here, as bytes make no difference. */
public record Blob(String digest, String content) {
  static Blob of(String content) {
    return new Blob(Digest.of(content.getBytes(StandardCharsets.UTF_8)), content);
  }

  /** A layer of letters by chance. */
  static Blob random(Random random, int letters) {
    return of(
        random
            .ints(letters, 'a', 'z' + 1)
            .mapToObj(Character::toString)
            .collect(Collectors.joining()));
  }

  /** A descriptor of this content, as manifests refer to it. */
  String descriptor(String mediaType) {
    return "{\"mediaType\":\"%s\",\"size\":%d,\"digest\":\"%s\"}"
        .formatted(mediaType, content.length(), digest);
  }
}
