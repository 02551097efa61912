package io.registrynotifier.testkit.socket;

/** Threads that never keep a test's JVM alive. */
public final class Threads {
  private Threads() {}

  /** Starts the task on a thread of this name. */
  public static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
