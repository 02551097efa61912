package io.registrynotifier.topic;

import io.registrynotifier.event.EventAttributes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The CloudEvents 1.0 attributes of an event, extensions included, in the order in which they are
 * written. Attributes without a value are absent. Stateless.
 */
public final class CloudEventAttributes {
  private static final String TYPE_PREFIX = "io.distribution.registry.";

  private CloudEventAttributes() {}

  /** Names and values; the content type of the data is not among them. */
  public static Map<String, String> of(EventAttributes event) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("specversion", "1.0");
    attributes.put("id", event.id());
    attributes.put("source", SourceUri.of(event.source()));
    attributes.put("type", TYPE_PREFIX + event.action());
    attributes.put("subject", subject(event));
    attributes.put("time", Rfc3339.matches(event.timestamp()) ? event.timestamp() : "");
    attributes.put("partitionkey", event.key());
    attributes.put("action", event.action());
    attributes.put("mediatype", event.mediaType());
    attributes.put("tag", event.tag());
    attributes.put("digest", event.digest());
    attributes.values().removeIf(String::isEmpty);
    return Collections.unmodifiableMap(attributes);
  }

  private static String subject(EventAttributes event) {
    if (event.repository().isEmpty()) {
      return "";
    }
    if (!event.tag().isEmpty()) {
      return event.repository() + ":" + event.tag();
    }
    return event.digest().isEmpty()
        ? event.repository()
        : event.repository() + "@" + event.digest();
  }
}
