package io.registrynotifier.system.kill;

import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.ReceivedRequest;
import io.registrynotifier.testkit.receiver.Script;
import java.time.Duration;

/**
 * What the receivers of a run answer. It depends on the event alone, so it can be repeated.
 * Thread-safe.
 */
final class Answers {
  private static final int LONGEST_MILLIS = 200;
  private static final int STRICT_LONGEST_MILLIS = 40;

  /** One event of so many is taken by no strict receiver. */
  private static final int POISON = 80;

  private volatile Mood mood = Mood.WELCOMING;

  /** Every event is accepted, sooner or later, while the mood lasts. */
  Script plain() {
    return request -> mood == Mood.WELCOMING ? accepted(request, LONGEST_MILLIS) : mood.answer();
  }

  /** Some events are never accepted. */
  Script strict() {
    return request ->
        hash(request) % POISON == 0 ? Answer.status(500) : accepted(request, STRICT_LONGEST_MILLIS);
  }

  void change(Mood newMood) {
    mood = newMood;
  }

  private static Answer accepted(ReceivedRequest request, int longestMillis) {
    return ((Answer.Status) Answer.OK).after(Duration.ofMillis(hash(request) % longestMillis));
  }

  private static int hash(ReceivedRequest request) {
    return request.eventIds().hashCode() & Integer.MAX_VALUE;
  }
}
