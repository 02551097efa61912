package io.registrynotifier.worker.dispatch;

import io.registrynotifier.worker.delivery.Outcome;

/**
 * Hears the turns in one endpoint's life, each once. Called from the endpoint's serial flow; must
 * return at once and must not throw.
 */
public interface FlowListener {
  /** So many attempts failed in a row that the endpoint is only probed from now on. */
  void gaveUp(Outcome last);

  /**
   * An attempt was answered: the endpoint is back.
   *
   * @param failedProbes how many probes failed since it was given up
   */
  void recovered(int failedProbes);

  /** The endpoint said that it is gone (410): nothing is sent any more. */
  void parked();

  /** What was full has room again: taking in may go on. */
  void hasRoom();

  /** Something may be committed that was not told before. */
  void changed();
}
