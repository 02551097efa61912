package io.registrynotifier.event;

import io.registrynotifier.event.InvalidEnvelopeException.Reason;

/** What an event cannot do without: it could not be told from others, filtered or keyed. */
final class Required {
  private Required() {}

  /** Refuses the event at whose end the cursor stands, naming the first member that is missing. */
  static void of(JsonCursor cursor, String id, String action, boolean hasTarget) {
    require(cursor, !id.isEmpty(), "id, a string that is not empty");
    require(cursor, !action.isEmpty(), "action, a string that is not empty");
    require(cursor, hasTarget, "target, an object");
  }

  private static void require(JsonCursor cursor, boolean present, String member) {
    if (!present) {
      throw cursor.failure(Reason.INVALID_EVENT, "expected the member " + member);
    }
  }
}
