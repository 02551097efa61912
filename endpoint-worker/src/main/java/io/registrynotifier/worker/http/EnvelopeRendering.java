package io.registrynotifier.worker.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.registrynotifier.event.MediaTypes;
import io.registrynotifier.worker.delivery.Delivery;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.hc.core5.http.ContentType;

/**
 * The registry's own envelope, {@code {"events":[...]}}, under the media type that the events came
 * with. The events' JSON is copied, not rebuilt. Thread-safe.
 */
final class EnvelopeRendering implements Rendering {
  private static final byte[] OPENING = "{\"events\":[".getBytes(US_ASCII);
  private static final byte[] CLOSING = "]}".getBytes(US_ASCII);
  private static final ContentType V1 = ContentType.create(MediaTypes.EVENTS_V1);
  private static final ContentType V2 = ContentType.create(MediaTypes.EVENTS_V2);

  @Override
  public Content render(List<Delivery> deliveries) {
    return Content.of(body(deliveries), contentType(deliveries.get(0)));
  }

  private static byte[] body(List<Delivery> deliveries) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(size(deliveries));
    body.writeBytes(OPENING);
    for (int i = 0; i < deliveries.size(); i++) {
      if (i > 0) {
        body.write(',');
      }
      body.writeBytes(deliveries.get(i).event().json());
    }
    body.writeBytes(CLOSING);
    return body.toByteArray();
  }

  private static int size(List<Delivery> deliveries) {
    int size = OPENING.length + CLOSING.length + deliveries.size() - 1;
    for (Delivery delivery : deliveries) {
      size += delivery.event().json().length;
    }
    return size;
  }

  private static ContentType contentType(Delivery delivery) {
    return delivery.event().attributes().envelopeMediaType().equals(MediaTypes.EVENTS_V1) ? V1 : V2;
  }
}
