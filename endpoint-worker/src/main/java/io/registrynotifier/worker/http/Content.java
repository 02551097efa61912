package io.registrynotifier.worker.http;

import java.util.List;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;

/**
 * What one request carries.
 *
 * @param body its whole body, with its media type
 * @param headers those that come from the events
 */
record Content(AsyncEntityProducer body, List<Header> headers) {
  static Content of(byte[] body, ContentType type) {
    return new Content(AsyncEntityProducers.create(body, type), List.of());
  }
}
