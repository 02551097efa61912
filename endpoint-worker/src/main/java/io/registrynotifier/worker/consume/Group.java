package io.registrynotifier.worker.consume;

import io.registrynotifier.endpoint.Endpoint;

/** The consumer group of one endpoint: its own offset, its own lag. */
public final class Group {
  private static final String PREFIX = "notifier.";

  private Group() {}

  /** What every group's id begins with; an endpoint's name follows. */
  public static String prefix() {
    return PREFIX;
  }

  /** {@code notifier.} and the endpoint's name. */
  public static String id(Endpoint endpoint) {
    return id(endpoint.name());
  }

  /** {@code notifier.} and the name of an endpoint. */
  public static String id(String endpoint) {
    return PREFIX + endpoint;
  }
}
