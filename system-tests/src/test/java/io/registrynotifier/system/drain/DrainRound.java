package io.registrynotifier.system.drain;

import java.util.Locale;

/**
 * One round: how fast the registry's queues emptied.
 *
 * @param bare events a second into the bare server
 * @param direct events a second into the least that answers after Kafka
 * @param bridge events a second into the bridge
 */
record DrainRound(double bare, double direct, double bridge) {
  double ratio() {
    return bridge / bare;
  }

  /** What the bridge's ratio could be if the bridge itself cost nothing. */
  double directRatio() {
    return direct / bare;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "bare %5.0f/s  direct %5.0f/s (%.2f)  bridge %5.0f/s (%.2f)",
        bare,
        direct,
        directRatio(),
        bridge,
        ratio());
  }
}
