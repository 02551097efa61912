package io.registrynotifier.producer.listener;

import io.registrynotifier.event.Descriptor;
import io.registrynotifier.producer.registry.BlobContent;
import io.registrynotifier.producer.registry.BlobService;
import io.registrynotifier.producer.registry.Digest;
import java.io.IOException;

/** Tells of blobs that were pulled and deleted. */
record ListeningBlobs(String repository, BlobService blobs, BlobListener listener)
    implements BlobService {
  @Override
  public Descriptor stat(Digest digest) throws IOException {
    return blobs.stat(digest);
  }

  @Override
  public BlobContent open(Digest digest) throws IOException {
    BlobContent content = blobs.open(digest);
    listener.pulled(repository, content.descriptor());
    return content;
  }

  @Override
  public void delete(Digest digest) throws IOException {
    blobs.delete(digest);
    listener.deleted(repository, digest);
  }
}
