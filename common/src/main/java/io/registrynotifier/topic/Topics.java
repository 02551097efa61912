package io.registrynotifier.topic;

import java.util.regex.Pattern;

/**
 * The names of the system's topics and consumer groups under one prefix.
 *
 * @param prefix letters, digits, dot, underscore and hyphen, as Kafka allows in a topic's name
 */
public record Topics(String prefix) {
  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

  /** Refuses what Kafka would refuse. */
  public Topics {
    if (!isPrefix(prefix)) {
      throw new IllegalArgumentException(
          "topic prefix \"" + prefix + "\": expected letters, digits, '.', '_' or '-'");
    }
  }

  /** Whether a text may begin the names of topics. */
  public static boolean isPrefix(String text) {
    return LEGAL.matcher(text).matches();
  }

  /** The persistent broadcaster: one record an event. */
  public String events() {
    return prefix + ".events";
  }

  /** The endpoint directory; compacted. */
  public String endpoints() {
    return prefix + ".endpoints";
  }

  /** The transactional id under which the endpoint directory is written, by one at a time. */
  public String directoryWriter() {
    return prefix + ".directory";
  }

  /** Outcomes of deliveries, for the ledger. */
  public String deliveries() {
    return prefix + ".deliveries";
  }

  /** Events put aside with the cause. */
  public String deadLetters() {
    return prefix + ".dead-letters";
  }
}
