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

  /** At the end of the run: throws an AssertionError that names the offending ids. */
  void verify();
}
