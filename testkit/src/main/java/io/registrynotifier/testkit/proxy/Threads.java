package io.registrynotifier.testkit.proxy;

/** Threads that never keep a test's JVM alive. */
final class Threads {
  private Threads() {}

  static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
