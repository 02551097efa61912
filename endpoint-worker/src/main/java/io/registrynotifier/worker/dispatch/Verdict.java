package io.registrynotifier.worker.dispatch;

import java.util.OptionalLong;

/**
 * What follows from the end of an attempt for the deliveries that it carried.
 *
 * @param againNanos when they may be tried again, by the monotonic ticker (those that are rejected
 *     are put aside instead); empty when they are done
 */
record Verdict(OptionalLong againNanos) {
  static final Verdict DONE = new Verdict(OptionalLong.empty());

  static Verdict again(long nanos) {
    return new Verdict(OptionalLong.of(nanos));
  }
}
