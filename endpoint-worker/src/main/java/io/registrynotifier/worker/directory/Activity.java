package io.registrynotifier.worker.directory;

/** What an endpoint of the directory is to do. */
public enum Activity {
  /** Deliver. */
  RUNNING,
  /** Keep the group and what was taken in, send nothing, until it is resumed. */
  PAUSED,
  /** As paused: stopped because the receiver said that it is gone, or by hand for good. */
  PARKED,
  /** No worker holds a part of it; its place in the topic is kept. */
  DISABLED,
  /** On its way out: workers leave its group, then group and record go away. */
  DELETING;

  /** Whether workers are members of its group. */
  public boolean isServed() {
    return this == RUNNING || this == PAUSED || this == PARKED;
  }
}
