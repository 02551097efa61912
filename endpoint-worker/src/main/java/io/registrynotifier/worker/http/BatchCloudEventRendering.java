package io.registrynotifier.worker.http;

import io.registrynotifier.worker.delivery.Delivery;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.hc.core5.http.ContentType;

/** CloudEvents 1.0 HTTP binding, batched content mode: an array of events in JSON. Thread-safe. */
final class BatchCloudEventRendering implements Rendering {
  private static final ContentType TYPE =
      ContentType.parse("application/cloudevents-batch+json; charset=UTF-8");

  @Override
  public Content render(List<Delivery> deliveries) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write('[');
    for (int i = 0; i < deliveries.size(); i++) {
      if (i > 0) {
        body.write(',');
      }
      body.writeBytes(StructuredCloudEvent.bytes(deliveries.get(i)));
    }
    body.write(']');
    return Content.of(body.toByteArray(), TYPE);
  }
}
