package io.registrynotifier.event;

import io.registrynotifier.event.InvalidEnvelopeException.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the platform of a descriptor. */
final class PlatformParser {
  private PlatformParser() {}

  /** Reads the platform on which the cursor stands, to its end; empty for null. */
  static Optional<Platform> platform(JsonCursor cursor) {
    if (cursor.isNull()) {
      return Optional.empty();
    }
    String architecture = "";
    String os = "";
    String osVersion = "";
    List<String> osFeatures = List.of();
    String variant = "";
    Map<String, String> unknown = new LinkedHashMap<>();
    cursor.beginObject(Reason.INVALID_EVENT);
    while (cursor.nextMember()) {
      switch (cursor.name()) {
        case "architecture" -> architecture = cursor.text();
        case "os" -> os = cursor.text();
        case "os.version" -> osVersion = cursor.text();
        case "os.features" -> osFeatures = cursor.texts();
        case "variant" -> variant = cursor.text();
        default -> unknown.put(cursor.name(), cursor.raw());
      }
    }
    return Optional.of(
        new Platform(architecture, os, osVersion, osFeatures, variant, UnknownMembers.of(unknown)));
  }
}
