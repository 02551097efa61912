package io.registrynotifier.testkit.process;

import io.registrynotifier.broker.Ports;

/** Ports of the loopback address for programs that must be told one. */
public final class FreePort {
  private FreePort() {}

  /** A port that was free a moment ago, and that no outgoing connection takes meanwhile. */
  public static int find() {
    return Ports.free();
  }
}
