package io.registrynotifier.worker.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.registrynotifier.topic.CloudEventAttributes;
import io.registrynotifier.worker.delivery.Delivery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * CloudEvents 1.0 JSON format: the attributes and, as {@code data}, the event's JSON, copied as it
 * is. Stateless.
 */
final class StructuredCloudEvent {
  private static final JsonFactory JSON = new JsonFactory();

  private StructuredCloudEvent() {}

  static byte[] bytes(Delivery delivery) {
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream(delivery.event().json().length + (1 << 10));
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      write(delivery, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(Delivery delivery, JsonGenerator json) throws IOException {
    json.writeStartObject();
    Map<String, String> attributes = CloudEventAttributes.of(delivery.event().attributes());
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      json.writeStringField(attribute.getKey(), attribute.getValue());
    }
    json.writeStringField("datacontenttype", "application/json");
    json.writeFieldName("data");
    json.writeRawValue(new String(delivery.event().json(), StandardCharsets.UTF_8));
    json.writeEndObject();
  }
}
