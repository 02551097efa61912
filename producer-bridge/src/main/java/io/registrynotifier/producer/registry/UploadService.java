package io.registrynotifier.producer.registry;

import io.registrynotifier.event.Descriptor;
import java.io.IOException;
import java.util.Optional;

/**
 * The ways in which blobs come into a repository. Every method fails with the registry's own
 * exception.
 */
public interface UploadService {
  /** Stores a whole blob. */
  Descriptor put(String mediaType, byte[] content) throws IOException;

  /**
   * Takes a blob over from another repository; empty when that cannot be done and the client has to
   * upload it.
   */
  Optional<Descriptor> mount(Digest digest, String fromRepository) throws IOException;

  /** Begins an upload in parts. */
  BlobWriter create() throws IOException;

  /** Goes on with an upload that was begun. */
  BlobWriter resume(String uploadId) throws IOException;
}
