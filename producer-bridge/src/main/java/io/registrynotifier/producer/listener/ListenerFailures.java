package io.registrynotifier.producer.listener;

/** Hears of notifications that a listener failed to take. Thread-safe; must not block. */
public interface ListenerFailures {
  /**
   * One notification is lost to the listener; the registry's operation has succeeded all the same.
   *
   * @param notification which of the nine, such as {@code manifest pushed}
   */
  void failed(String notification, String repository, Throwable cause);
}
