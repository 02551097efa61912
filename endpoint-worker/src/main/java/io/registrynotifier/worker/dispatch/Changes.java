package io.registrynotifier.worker.dispatch;

/**
 * Whether anything has changed since it was last looked at. Marked in the endpoint's flow alone;
 * the rest may be called anywhere.
 */
final class Changes {
  private final Runnable first;
  private volatile boolean any;

  /** {@code first} hears of the first change after each look. */
  Changes(Runnable first) {
    this.first = first;
  }

  /** In the same message as the change. */
  void mark() {
    if (!any) {
      any = true;
      first.run();
    }
  }

  boolean any() {
    return any;
  }

  /** Whoever looks calls this before. */
  void clear() {
    any = false;
  }
}
