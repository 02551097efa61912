package io.registrynotifier.producer.listener;

import io.registrynotifier.producer.registry.RepositoryRemover;
import java.io.IOException;
import java.util.Objects;

/**
 * A remover that tells a listener of each repository it removed, on the terms of {@link
 * ListeningRepository}.
 */
public final class ListeningRepositoryRemover implements RepositoryRemover {
  private final RepositoryRemover remover;
  private final RepositoryListener listener;

  private ListeningRepositoryRemover(RepositoryRemover remover, RepositoryListener listener) {
    this.remover = Objects.requireNonNull(remover, "remover");
    this.listener = listener;
  }

  /** Listens to the remover, for one request when the listener is one request's. */
  public static ListeningRepositoryRemover of(
      RepositoryRemover remover, NeverThrowListener listener) {
    return new ListeningRepositoryRemover(remover, listener.repositories());
  }

  @Override
  public void remove(String repository) throws IOException {
    remover.remove(repository);
    listener.deleted(repository);
  }
}
