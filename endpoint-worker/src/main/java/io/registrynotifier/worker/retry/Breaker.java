package io.registrynotifier.worker.retry;

/**
 * Counts the failed attempts of one endpoint in a row and says when to stop trying for a while.
 *
 * <pre>
 *   Closed --threshold failures--> Open --its time has come--> Probing --accepted--> Closed
 *                                   ^                             |
 *                                   +----------- failed ----------+
 * </pre>
 *
 * <p>Open means paused, never lost: what is owed stays owed. Immutable.
 */
public sealed interface Breaker {
  /** One more attempt failed; {@code threshold} of them in a row open a closed breaker. */
  Breaker failed(int threshold);

  /** How many probes have failed since it opened; none while it is closed. */
  int failedProbes();

  /** The state of an endpoint of which nothing bad is known. */
  static Closed closed() {
    return new Closed(0);
  }

  /**
   * Attempts go out freely.
   *
   * @param failures attempts that failed since the last one that was accepted
   */
  record Closed(int failures) implements Breaker {
    @Override
    public Breaker failed(int threshold) {
      return failures + 1 >= threshold ? new Open(1) : new Closed(failures + 1);
    }

    @Override
    public int failedProbes() {
      return 0;
    }
  }

  /**
   * No attempt goes out until the pause is over.
   *
   * @param pauses how often in a row it has opened, 1 or more: the exponent of the pause
   */
  record Open(int pauses) implements Breaker {
    /** A request that was under way when it opened says nothing new. */
    @Override
    public Open failed(int threshold) {
      return this;
    }

    @Override
    public int failedProbes() {
      return pauses - 1;
    }

    /** The pause is over: one attempt, with the oldest event. */
    public Probing toProbing() {
      return new Probing(pauses);
    }
  }

  /**
   * One attempt is out to see whether the endpoint is back.
   *
   * @param pauses how often in a row it had opened
   */
  record Probing(int pauses) implements Breaker {
    /** It is not back: pause again, longer. */
    @Override
    public Open failed(int threshold) {
      return new Open(pauses + 1);
    }

    @Override
    public int failedProbes() {
      return pauses - 1;
    }

    /** The attempt does not say whether it is back: another one has to. */
    public Open toOpen() {
      return new Open(pauses);
    }
  }
}
