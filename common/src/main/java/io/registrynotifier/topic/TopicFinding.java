package io.registrynotifier.topic;

/**
 * Something about an existing topic that differs from the settings and does no harm by itself: to
 * be logged, and left to the operator.
 */
public record TopicFinding(String topic, String subject, String found, String expected) {
  @Override
  public String toString() {
    return "topic " + topic + ": " + subject + ": found " + found + ", expected " + expected;
  }
}
