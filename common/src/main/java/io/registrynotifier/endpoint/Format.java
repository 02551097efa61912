package io.registrynotifier.endpoint;

/** The shape of the requests that an endpoint receives. */
public enum Format {
  /** The registry's own envelope. */
  REGISTRY,
  /** CloudEvents 1.0 HTTP binding, binary content mode: one event a request. */
  CLOUDEVENTS_BINARY,
  /** CloudEvents 1.0 HTTP binding, structured content mode: one event a request. */
  CLOUDEVENTS_STRUCTURED,
  /** CloudEvents 1.0 HTTP binding, batched content mode. */
  CLOUDEVENTS_BATCH;

  /** Whether one request may carry several events. */
  public boolean batches() {
    return this == REGISTRY || this == CLOUDEVENTS_BATCH;
  }
}
