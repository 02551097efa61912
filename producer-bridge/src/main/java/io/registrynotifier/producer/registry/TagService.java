package io.registrynotifier.producer.registry;

import java.io.IOException;
import java.util.List;

/** A repository's tags. Every method fails with the registry's own exception. */
public interface TagService {
  Digest get(String tag) throws IOException;

  void tag(String tag, Digest digest) throws IOException;

  void untag(String tag) throws IOException;

  List<String> all() throws IOException;

  /** The tags that name the manifest. */
  List<String> lookup(Digest digest) throws IOException;
}
