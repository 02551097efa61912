package io.registrynotifier.testkit.guarantee;

/**
 * Watches one endpoint's run and holds it to one promise.
 *
 * <p>Thread-safe. Publishing and delivering are told in the order in which they happened, as far as
 * one repository goes; a delivery may be told before its publishing, as acknowledgements are late.
 */
public interface DeliveryGuarantee {

  /** The event was acknowledged: it is owed. */
  void published(PublishedEvent event);

  /** The receiver has accepted the event with this id; told again for a repeat. */
  void delivered(String id);

  /** A request with the event came, however it is answered; told before {@link #delivered}. */
  default void attempted(String id) {}

  /** The event stands on the topic once more, as its registry did not hear the first answer. */
  default void publishedAgain(String id) {}

  /** The event was put aside with a record of it: it is not owed any more. */
  default void putAside(String id) {}

  /** A process that delivers is killed at this moment; what it had not recorded is forgotten. */
  default void killed() {}

  /** At the end of the run: throws an AssertionError that names the offending ids. */
  void verify();
}
