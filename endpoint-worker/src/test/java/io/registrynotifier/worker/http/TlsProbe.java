package io.registrynotifier.worker.http;

import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Accepted;
import io.registrynotifier.worker.delivery.Outcome.Unanswered;
import java.net.URI;

/**
 * A JVM of its own that delivers one event to each URL it is given: whom a JVM trusts is said to it
 * once, when it starts.
 */
final class TlsProbe {
  private TlsProbe() {}

  public static void main(String[] urls) {
    try (Deliveries deliveries = new Deliveries()) {
      for (String url : urls) {
        System.out.println("outcome: " + name(deliveries.deliver(URI.create(url))));
      }
    }
  }

  private static String name(Outcome outcome) {
    if (outcome instanceof Unanswered unanswered) {
      return unanswered.failure().label();
    }
    return outcome instanceof Accepted ? "accepted" : "refused";
  }
}
