package io.registrynotifier.worker.http;

import io.registrynotifier.topic.CloudEventAttributes;
import io.registrynotifier.worker.delivery.Delivery;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;

/**
 * CloudEvents 1.0 HTTP binding, binary content mode: the attributes are headers, the body is the
 * event's JSON. Thread-safe.
 */
final class BinaryCloudEventRendering implements Rendering {
  private static final ContentType DATA = ContentType.create("application/json");

  @Override
  public Content render(List<Delivery> deliveries) {
    if (deliveries.size() != 1) {
      throw new IllegalArgumentException(
          "binary CloudEvents request of " + deliveries.size() + " events: expected one");
    }
    Delivery delivery = deliveries.get(0);
    List<Header> headers = new ArrayList<>();
    CloudEventAttributes.of(delivery.event().attributes())
        .forEach(
            (name, value) ->
                headers.add(new BasicHeader("ce-" + name, HeaderEncoding.encode(value))));
    return new Content(AsyncEntityProducers.create(delivery.event().json(), DATA), headers);
  }
}
