package io.registrynotifier.worker.http;

import io.registrynotifier.worker.delivery.Delivery;
import java.util.List;
import org.apache.hc.core5.http.ContentType;

/** CloudEvents 1.0 HTTP binding, structured content mode: one event in JSON. Thread-safe. */
final class StructuredCloudEventRendering implements Rendering {
  private static final ContentType TYPE =
      ContentType.parse("application/cloudevents+json; charset=UTF-8");

  @Override
  public Content render(List<Delivery> deliveries) {
    if (deliveries.size() != 1) {
      throw new IllegalArgumentException(
          "structured CloudEvents request of " + deliveries.size() + " events: expected one");
    }
    return Content.of(StructuredCloudEvent.bytes(deliveries.get(0)), TYPE);
  }
}
