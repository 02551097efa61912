package io.registrynotifier.endpoint;

/** What an endpoint receives one after the other. */
public enum Ordering {
  /** The events of one repository. */
  KEY,
  /** The events of one partition. */
  PARTITION,
  /** Nothing: events are delivered as they come. */
  NONE
}
