package io.registrynotifier.producer.listener;

import io.registrynotifier.event.Descriptor;
import io.registrynotifier.producer.registry.BlobWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Tells of the blob that an upload in parts ended in. */
record ListeningBlobWriter(String repository, BlobWriter writer, BlobListener listener)
    implements BlobWriter {
  @Override
  public String uploadId() {
    return writer.uploadId();
  }

  @Override
  public long size() {
    return writer.size();
  }

  @Override
  public OutputStream content() throws IOException {
    return writer.content();
  }

  @Override
  public Descriptor commit(Descriptor expected) throws IOException {
    Descriptor blob = writer.commit(expected);
    listener.pushed(repository, blob);
    return blob;
  }

  @Override
  public void cancel() throws IOException {
    writer.cancel();
  }
}
