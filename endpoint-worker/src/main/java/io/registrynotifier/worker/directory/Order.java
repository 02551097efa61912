package io.registrynotifier.worker.directory;

/** What an endpoint can be told to do, beside having another definition. */
public sealed interface Order {
  /** Send nothing until resumed; the group is kept, and so is everything that is owed. */
  record Pause(String reason) implements Order {
    /** Refuses a reason that is too long. */
    public Pause {
      reason = Reasons.checked(reason);
    }
  }

  /** Go on: after a pause or when parked. */
  record Resume() implements Order {}

  /** Let workers run it again; it goes on where it stood. */
  record Enable() implements Order {}

  /** Let no worker run it; its place is kept. */
  record Disable(String reason) implements Order {
    /** Refuses a reason that is too long. */
    public Disable {
      reason = Reasons.checked(reason);
    }
  }

  /** Stop it as a 410 of its receiver does, until it is resumed. */
  record Park(String reason) implements Order {
    /** Refuses a reason that is too long. */
    public Park {
      reason = Reasons.checked(reason);
    }
  }

  /** Try what waits for a retry now, the breaker's wait included. */
  record RetryNow() implements Order {}

  /** Put the event at a place of the events topic aside on the dead letters topic. */
  record Skip(int partition, long offset, String reason) implements Order {
    /** Refuses what is no place in a topic, and a reason that is too long. */
    public Skip {
      if (partition < 0 || offset < 0) {
        throw new IllegalArgumentException(
            "skip of partition " + partition + " offset " + offset + ": expected 0 or more");
      }
      reason = Reasons.checked(reason);
    }
  }
}
