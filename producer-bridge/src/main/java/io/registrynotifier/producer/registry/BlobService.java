package io.registrynotifier.producer.registry;

import io.registrynotifier.event.Descriptor;
import java.io.IOException;

/** A repository's blobs. Every method fails with the registry's own exception. */
public interface BlobService {
  /** What the blob is, without pulling it. */
  Descriptor stat(Digest digest) throws IOException;

  /** The blob for a client that pulls it. */
  BlobContent open(Digest digest) throws IOException;

  void delete(Digest digest) throws IOException;
}
