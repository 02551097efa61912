package io.registrynotifier.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** Parsers that take JSON for UTF-8 without guessing, and stop at the limits. */
final class JsonFactories {
  private JsonFactories() {}

  /**
   * A factory that may be shared by threads. It allows one level more than the limits, so that the
   * cursor, which can name the place, is the one that stops.
   */
  static JsonFactory create(Limits limits) {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.CHARSET_DETECTION)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.maxDepth() + 1)
                .maxStringLength(limits.maxTextLength())
                .maxNameLength(limits.maxTextLength())
                .maxNumberLength(limits.maxNumberLength())
                .build())
        .build();
  }
}
