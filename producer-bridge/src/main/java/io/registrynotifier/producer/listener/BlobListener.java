package io.registrynotifier.producer.listener;

import io.registrynotifier.event.Descriptor;
import io.registrynotifier.producer.registry.Digest;

/** Hears of blobs. */
public interface BlobListener {
  void pushed(String repository, Descriptor blob);

  /** The blob was opened for a client; whether it took all of it is not known. */
  void pulled(String repository, Descriptor blob);

  void mounted(String repository, Descriptor blob, String fromRepository);

  void deleted(String repository, Digest digest);
}
