package io.registrynotifier.producer.registry;

import java.io.IOException;

/** Removes whole repositories. */
public interface RepositoryRemover {
  /** Removes the repository of that name, or fails with the registry's own exception. */
  void remove(String repository) throws IOException;
}
