package io.registrynotifier.producer.listener;

import io.registrynotifier.event.Descriptor;
import io.registrynotifier.producer.registry.BlobWriter;
import io.registrynotifier.producer.registry.Digest;
import io.registrynotifier.producer.registry.UploadService;
import java.io.IOException;
import java.util.Optional;

/** Tells of blobs that were pushed, in one piece or in parts, and mounted. */
record ListeningUploads(String repository, UploadService uploads, BlobListener listener)
    implements UploadService {
  @Override
  public Descriptor put(String mediaType, byte[] content) throws IOException {
    Descriptor blob = uploads.put(mediaType, content);
    listener.pushed(repository, blob);
    return blob;
  }

  @Override
  public Optional<Descriptor> mount(Digest digest, String fromRepository) throws IOException {
    Optional<Descriptor> mounted = uploads.mount(digest, fromRepository);
    mounted.ifPresent(blob -> listener.mounted(repository, blob, fromRepository));
    return mounted;
  }

  @Override
  public BlobWriter create() throws IOException {
    return new ListeningBlobWriter(repository, uploads.create(), listener);
  }

  @Override
  public BlobWriter resume(String uploadId) throws IOException {
    return new ListeningBlobWriter(repository, uploads.resume(uploadId), listener);
  }
}
