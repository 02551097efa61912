package io.registrynotifier.worker.dispatch;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What came of packing.
 *
 * @param parcel what to send; empty when no lane may go
 * @param lingersUntil until when, by the monotonic ticker, an unfilled parcel waits for more
 */
record Packed(Optional<Parcel> parcel, OptionalLong lingersUntil) {
  static final Packed NOTHING = new Packed(Optional.empty(), OptionalLong.empty());

  static Packed of(Parcel parcel) {
    return new Packed(Optional.of(parcel), OptionalLong.empty());
  }

  static Packed lingering(long untilNanos) {
    return new Packed(Optional.empty(), OptionalLong.of(untilNanos));
  }
}
