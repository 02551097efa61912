package io.registrynotifier.broker;

/**
 * Told when a running broker has given up for good, which it does when its disk fails: what it had
 * acknowledged is on disk, and only another start can bring it back.
 *
 * <p>Called on a thread of the broker's, which ends with the call.
 */
@FunctionalInterface
public interface BrokerFailure {
  void failed(String cause);
}
