package io.registrynotifier.event;

import java.util.Set;

/** The names of the registry's members: the only part of a body that a message may repeat. */
final class WireNames {
  private static final Set<String> ALL =
      Set.of(
          "events",
          "id",
          "timestamp",
          "action",
          "target",
          "mediaType",
          "digest",
          "size",
          "urls",
          "annotations",
          "data",
          "platform",
          "architecture",
          "os",
          "os.version",
          "os.features",
          "variant",
          "artifactType",
          "length",
          "repository",
          "fromRepository",
          "url",
          "tag",
          "references",
          "request",
          "addr",
          "host",
          "method",
          "useragent",
          "actor",
          "name",
          "source",
          "instanceID");

  private WireNames() {}

  /** The name itself if it is the registry's, else a star. */
  static String orStar(String name) {
    return ALL.contains(name) ? name : "*";
  }
}
