package io.registrynotifier.producer.listener;

/** Hears of whole repositories. */
public interface RepositoryListener {
  void deleted(String repository);
}
