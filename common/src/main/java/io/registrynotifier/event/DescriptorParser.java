package io.registrynotifier.event;

import io.registrynotifier.event.InvalidEnvelopeException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads targets and descriptors. Not thread-safe; reads one object. */
final class DescriptorParser {
  private final JsonCursor cursor;
  private final Map<String, String> unknown = new LinkedHashMap<>();
  private String mediaType = "";
  private String digest = "";
  private long size;
  private List<String> urls = List.of();
  private Map<String, String> annotations = Map.of();
  private String data = "";
  private Optional<Platform> platform = Optional.empty();
  private String artifactType = "";

  private DescriptorParser(JsonCursor cursor) {
    this.cursor = cursor;
  }

  /** Reads the target on which the cursor stands, to its end. */
  static Target target(JsonCursor cursor) {
    DescriptorParser parser = new DescriptorParser(cursor);
    long length = 0;
    String repository = "";
    String fromRepository = "";
    String url = "";
    String tag = "";
    List<Descriptor> references = List.of();
    cursor.beginObject(Reason.INVALID_EVENT);
    while (cursor.nextMember()) {
      switch (cursor.name()) {
        case "length" -> length = cursor.integer();
        case "repository" -> repository = cursor.text();
        case "fromRepository" -> fromRepository = cursor.text();
        case "url" -> url = cursor.text();
        case "tag" -> tag = cursor.text();
        case "references" -> references = descriptors(cursor);
        default -> parser.member();
      }
    }
    return new Target(
        parser.descriptor(), length, repository, fromRepository, url, tag, references);
  }

  private static List<Descriptor> descriptors(JsonCursor cursor) {
    if (cursor.isNull()) {
      return List.of();
    }
    List<Descriptor> descriptors = new ArrayList<>();
    cursor.beginArray(Reason.INVALID_EVENT);
    while (cursor.nextElement()) {
      DescriptorParser parser = new DescriptorParser(cursor);
      cursor.beginObject(Reason.INVALID_EVENT);
      while (cursor.nextMember()) {
        parser.member();
      }
      descriptors.add(parser.descriptor());
    }
    return descriptors;
  }

  private void member() {
    switch (cursor.name()) {
      case "mediaType" -> mediaType = cursor.text();
      case "digest" -> digest = cursor.text();
      case "size" -> size = cursor.integer();
      case "urls" -> urls = cursor.texts();
      case "annotations" -> annotations = annotations();
      case "data" -> data = cursor.text();
      case "platform" -> platform = PlatformParser.platform(cursor);
      case "artifactType" -> artifactType = cursor.text();
      default -> unknown.put(cursor.name(), cursor.raw());
    }
  }

  private Descriptor descriptor() {
    return new Descriptor(
        mediaType,
        digest,
        size,
        urls,
        annotations,
        data,
        platform,
        artifactType,
        UnknownMembers.of(unknown));
  }

  private Map<String, String> annotations() {
    if (cursor.isNull()) {
      return Map.of();
    }
    Map<String, String> texts = new HashMap<>();
    cursor.beginObject(Reason.INVALID_EVENT);
    while (cursor.nextMember()) {
      texts.put(Utf8.wellFormed(cursor.name()), cursor.text());
    }
    return texts;
  }
}
