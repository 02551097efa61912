package io.registrynotifier.worker.http;

import io.registrynotifier.endpoint.Format;
import io.registrynotifier.worker.delivery.Delivery;
import java.util.List;

/** Makes the content of requests in one format. Thread-safe. */
interface Rendering {
  Content render(List<Delivery> deliveries);

  /** The rendering of a format. */
  static Rendering of(Format format) {
    return switch (format) {
      case REGISTRY -> new EnvelopeRendering();
      case CLOUDEVENTS_BINARY -> new BinaryCloudEventRendering();
      case CLOUDEVENTS_STRUCTURED -> new StructuredCloudEventRendering();
      case CLOUDEVENTS_BATCH -> new BatchCloudEventRendering();
    };
  }
}
