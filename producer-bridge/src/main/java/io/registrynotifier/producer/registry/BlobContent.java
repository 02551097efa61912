package io.registrynotifier.producer.registry;

import io.registrynotifier.event.Descriptor;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * An opened blob: what it is and its bytes, so that nobody has to ask for the descriptor again.
 *
 * @param stream read by the caller, once; closed with this
 */
public record BlobContent(Descriptor descriptor, InputStream stream) implements Closeable {
  /** Refuses null. */
  public BlobContent {
    Objects.requireNonNull(descriptor, "descriptor");
    Objects.requireNonNull(stream, "stream");
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
