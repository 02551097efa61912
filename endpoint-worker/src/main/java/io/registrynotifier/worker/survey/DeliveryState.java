package io.registrynotifier.worker.survey;

import java.time.Instant;
import java.util.Optional;

/** What has become of one event at one endpoint. */
public sealed interface DeliveryState {
  /** The state in a word, for programs: lower case, with hyphens. */
  String word();

  /** The endpoint's worker is done with it, and it was not put aside. */
  record Delivered() implements DeliveryState {
    @Override
    public String word() {
      return "delivered";
    }
  }

  /**
   * It is owed.
   *
   * @param attempts requests that failed so far
   * @param nextTry not before this time; empty while nothing failed
   */
  record Pending(int attempts, Optional<Instant> nextTry) implements DeliveryState {
    @Override
    public String word() {
      return "pending";
    }
  }

  /** The endpoint does not want it, by its filter of today, or it was redriven to another one. */
  record Filtered() implements DeliveryState {
    @Override
    public String word() {
      return "filtered";
    }
  }

  /**
   * It was put aside.
   *
   * @param letter the dead letter's id
   * @param cause why
   */
  record PutAside(String letter, String cause) implements DeliveryState {
    @Override
    public String word() {
      return "put-aside";
    }
  }

  /** The endpoint began behind it, or has not begun. */
  record BeforeStart() implements DeliveryState {
    @Override
    public String word() {
      return "before-start";
    }
  }

  /** Retention deleted it before it was done. */
  record Lost() implements DeliveryState {
    @Override
    public String word() {
      return "lost";
    }
  }

  /**
   * Kafka does not tell.
   *
   * @param reason why, for people
   */
  record Unknown(String reason) implements DeliveryState {
    @Override
    public String word() {
      return "unknown";
    }
  }
}
