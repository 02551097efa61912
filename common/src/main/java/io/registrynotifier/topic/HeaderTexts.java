package io.registrynotifier.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.event.EventAttributes;
import io.registrynotifier.event.MediaTypes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The texts of one record's headers, gathered in one walk over them, since every record passes here
 * once for every endpoint. Where a header stands twice, the later one counts. Confined to one call.
 */
final class HeaderTexts {
  private static final String UNKNOWN_ACTION = "unknown";
  private static final byte[] NOTHING = {};

  private final RecentTexts recent;
  private String id = "";
  private String action = "";
  private String mediaType = "";
  private boolean hasSubject;
  private String partitionKey = "";
  private String tag = "";
  private String digest = "";
  private String time = "";
  private String source = "";
  private String envelope = "";

  private HeaderTexts(RecentTexts recent) {
    this.recent = recent;
  }

  static HeaderTexts of(Headers headers, RecentTexts recent) {
    HeaderTexts texts = new HeaderTexts(recent);
    for (Header header : headers) {
      texts.take(header);
    }
    return texts;
  }

  String id() {
    return id;
  }

  String action() {
    return action;
  }

  /** The attributes of a record that has an id and an action. */
  EventAttributes attributes() {
    return attributes(id, action, hasSubject ? partitionKey : "");
  }

  /** The attributes of a record that somebody else wrote. */
  EventAttributes foreign(ConsumerRecord<byte[], byte[]> record) {
    return attributes(
        id.isEmpty() ? record.topic() + "/" + record.partition() + "/" + record.offset() : id,
        action.isEmpty() ? UNKNOWN_ACTION : action,
        record.key() == null ? "" : new String(record.key(), UTF_8));
  }

  private EventAttributes attributes(String id, String action, String repository) {
    return new EventAttributes(
        id,
        action,
        mediaType,
        repository,
        tag,
        digest,
        time,
        source,
        envelope.isEmpty() ? MediaTypes.EVENTS_V2 : envelope);
  }

  private void take(Header header) {
    switch (header.key()) {
      case EventHeaders.ID -> id = text(header);
      case EventHeaders.ACTION -> action = recent.action().of(value(header));
      case EventHeaders.MEDIA_TYPE -> mediaType = recent.mediaType().of(value(header));
      case EventHeaders.SUBJECT -> hasSubject = value(header).length > 0;
      case EventHeaders.PARTITION_KEY -> partitionKey = text(header);
      case EventHeaders.TAG -> tag = recent.tag().of(value(header));
      case EventHeaders.DIGEST -> digest = text(header);
      case EventHeaders.TIME -> time = text(header);
      case EventHeaders.SOURCE -> source = recent.source().of(value(header));
      case EventHeaders.ENVELOPE -> envelope = recent.envelope().of(value(header));
      default -> {}
    }
  }

  private static String text(Header header) {
    return new String(value(header), UTF_8);
  }

  private static byte[] value(Header header) {
    byte[] value = header.value();
    return value == null ? NOTHING : value;
  }
}
