package io.registrynotifier.broker;

/** A release of Kafka, as far as it says which one is the newer: {@code 4.3} of 4.3.1. */
record KafkaVersion(int major, int minor) {

  /** Anything that is no version counts as the oldest. */
  static KafkaVersion of(String text) {
    String[] parts = text.split("[.-]", -1);
    return new KafkaVersion(number(parts, 0), number(parts, 1));
  }

  boolean isAfter(KafkaVersion other) {
    return major != other.major ? major > other.major : minor > other.minor;
  }

  private static int number(String[] parts, int index) {
    return index < parts.length && parts[index].matches("\\d{1,6}")
        ? Integer.parseInt(parts[index])
        : 0;
  }
}
