package io.registrynotifier.worker.dispatch;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.delivery.DeadLetter;
import io.registrynotifier.worker.lane.Owed;
import io.registrynotifier.worker.retry.Backoff;
import java.util.function.Consumer;

/**
 * Puts rejected deliveries aside. One is done when its letter is kept; until then its lane waits.
 * How the writing ended comes back through the mailbox. Confined to the endpoint's flow.
 */
final class Letters {
  private final Endpoint endpoint;
  private final Surroundings surroundings;
  private final Backoff backoff;
  private final Returns returns;
  private final Mailbox mailbox;
  private final Consumer<Parcel> ended;
  private int blocked;

  Letters(
      Endpoint endpoint,
      Surroundings surroundings,
      Backoff backoff,
      Returns returns,
      Mailbox mailbox,
      Consumer<Parcel> ended) {
    this.endpoint = endpoint;
    this.surroundings = surroundings;
    this.backoff = backoff;
    this.returns = returns;
    this.mailbox = mailbox;
    this.ended = ended;
  }

  /** How many in a row could not be written. */
  int blocked() {
    return blocked;
  }

  /** Puts the one delivery of a parcel aside. */
  void put(Parcel parcel) {
    parcel.flow().started();
    DeadLetter letter = letter(parcel.owed().get(0));
    var unused =
        surroundings
            .letters()
            .put(letter)
            .whenComplete(
                (kept, failure) -> mailbox.execute(() -> ended(parcel, letter, failure == null)));
  }

  private DeadLetter letter(Owed owed) {
    return new DeadLetter(
        endpoint.name(),
        owed.delivery(),
        owed.rejection(),
        owed.attempts(),
        owed.firstFailure(surroundings.clock().instant()));
  }

  private void ended(Parcel parcel, DeadLetter letter, boolean kept) {
    if (kept) {
      blocked = 0;
      returns.finish(parcel);
      surroundings.deliveries().putAside(letter);
    } else {
      blocked++;
      long wait = backoff.after(blocked).toNanos();
      returns.hold(parcel, surroundings.nanoTime().getAsLong() + wait);
    }
    ended.accept(parcel);
  }
}
