package io.registrynotifier.event;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes targets, descriptors and platforms in the order of one generation. */
final class DescriptorWriter {
  /** Go sorts a map's keys by their bytes in UTF-8, which is the order of code points. */
  private static final Comparator<String> BY_CODE_POINT =
      Comparator.comparing(text -> text.codePoints().toArray(), Arrays::compare);

  private final JsonBuilder json;
  private final Generation generation;

  DescriptorWriter(JsonBuilder json, Generation generation) {
    this.json = json;
    this.generation = generation;
  }

  void target(Target target) {
    json.begin('{');
    known(target.descriptor());
    json.memberUnlessZero("length", target.length())
        .memberUnlessEmpty("repository", target.repository())
        .memberUnlessEmpty("fromRepository", target.fromRepository())
        .memberUnlessEmpty("url", target.url())
        .memberUnlessEmpty("tag", target.tag());
    references(target.references());
    json.members(target.descriptor().unknown()).end('}');
  }

  private void references(List<Descriptor> references) {
    if (references.isEmpty()) {
      return;
    }
    json.name("references").begin('[');
    references.forEach(this::descriptor);
    json.end(']');
  }

  private void descriptor(Descriptor descriptor) {
    json.begin('{');
    known(descriptor);
    json.members(descriptor.unknown()).end('}');
  }

  private void known(Descriptor descriptor) {
    switch (generation) {
      case V1 ->
          json.memberUnlessEmpty("mediaType", descriptor.mediaType())
              .memberUnlessZero("size", descriptor.size())
              .memberUnlessEmpty("digest", descriptor.digest());
      case V2 ->
          json.member("mediaType", descriptor.mediaType())
              .member("digest", descriptor.digest())
              .member("size", descriptor.size());
    }
    json.memberUnlessEmpty("urls", descriptor.urls());
    annotations(descriptor.annotations());
    json.memberUnlessEmpty("data", descriptor.data());
    descriptor.platform().ifPresent(this::platform);
    json.memberUnlessEmpty("artifactType", descriptor.artifactType());
  }

  private void annotations(Map<String, String> annotations) {
    if (annotations.isEmpty()) {
      return;
    }
    json.name("annotations").begin('{');
    annotations.keySet().stream()
        .sorted(BY_CODE_POINT)
        .forEach(name -> json.member(name, annotations.getOrDefault(name, "")));
    json.end('}');
  }

  private void platform(Platform platform) {
    json.name("platform")
        .begin('{')
        .member("architecture", platform.architecture())
        .member("os", platform.os())
        .memberUnlessEmpty("os.version", platform.osVersion())
        .memberUnlessEmpty("os.features", platform.osFeatures())
        .memberUnlessEmpty("variant", platform.variant())
        .members(platform.unknown())
        .end('}');
  }
}
