package io.registrynotifier.system.drain;

import java.util.Locale;

/**
 * One round: how fast the registry's queue emptied into each of the two.
 *
 * @param bare events a second into the bare server
 * @param bridge events a second into the bridge
 */
record DrainRound(double bare, double bridge) {
  double ratio() {
    return bridge / bare;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "bare %5.0f/s  bridge %5.0f/s  ratio %.2f", bare, bridge, ratio());
  }
}
