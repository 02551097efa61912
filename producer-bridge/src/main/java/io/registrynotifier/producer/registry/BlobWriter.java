package io.registrynotifier.producer.registry;

import io.registrynotifier.event.Descriptor;
import java.io.IOException;
import java.io.OutputStream;

/** An upload under way. Not thread-safe. Every method fails with the registry's own exception. */
public interface BlobWriter {
  /** Names the upload, to resume it by. */
  String uploadId();

  /** Bytes so far. */
  long size();

  /** Takes the next bytes. */
  OutputStream content() throws IOException;

  /** Ends the upload if the bytes are what the client says they are; the result is what counts. */
  Descriptor commit(Descriptor expected) throws IOException;

  /** Gives the upload up. */
  void cancel() throws IOException;
}
