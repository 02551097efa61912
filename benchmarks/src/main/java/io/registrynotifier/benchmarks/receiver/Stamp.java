package io.registrynotifier.benchmarks.receiver;

import io.registrynotifier.benchmarks.event.EventNumber;

/**
 * When an event came for the first time.
 *
 * @param nanos of the clock that all processes of a machine share
 */
public record Stamp(EventNumber event, long nanos) {
  String text() {
    return event.repository() + " " + event.place() + " " + nanos;
  }

  static Stamp parse(String text) {
    String[] words = text.split(" ", -1);
    EventNumber event = new EventNumber(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    return new Stamp(event, Long.parseLong(words[2]));
  }
}
