package io.registrynotifier.event;

/** The actions that registries report. An event may carry any other: it goes on as it is. */
public final class Actions {
  public static final String PULL = "pull";
  public static final String PUSH = "push";
  public static final String MOUNT = "mount";
  public static final String DELETE = "delete";

  private Actions() {}
}
