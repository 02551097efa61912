package io.registrynotifier.config;

import io.registrynotifier.endpoint.Reject;
import io.registrynotifier.endpoint.Retry;
import io.registrynotifier.endpoint.StatusRanges;

/** Reads what an endpoint's answers mean: {@code accept} and {@code reject}. */
final class AnswersReader {
  private static final Kind<Reject.Action> ACTION = Kinds.choice(Reject.Action.class);

  private AnswersReader() {}

  static StatusRanges accept(Section endpoint) {
    StatusRanges accept = new StatusRanges(endpoint.list("accept", Kinds.STATUSES));
    if (!accept.ranges().isEmpty()) {
      return accept;
    }
    if (endpoint.isEmptyList("accept")) {
      endpoint.error("accept", "found an empty list, expected at least one status or range");
    }
    return StatusRanges.SUCCESSFUL;
  }

  static Reject reject(Section endpoint, StatusRanges accept, Retry retry) {
    Section section = endpoint.section("reject");
    StatusRanges statuses = new StatusRanges(section.list("statuses", Kinds.STATUSES));
    Reject reject = new Reject(statuses, section.value("action", Reject.BLOCK.action(), ACTION));
    if (overlap(statuses, accept)) {
      section.error("statuses", "found a status that is in accept too, expected none");
    }
    boolean limited =
        !statuses.ranges().isEmpty() || retry.attempts().isPresent() || retry.age().isPresent();
    warn(section, reject.action(), limited);
    section.end();
    return reject;
  }

  private static void warn(Section reject, Reject.Action action, boolean limited) {
    if (action == Reject.Action.DEAD_LETTER && !limited) {
      reject.warning("action", "puts nothing aside without statuses, retry.attempts or retry.age");
    }
    if (action == Reject.Action.BLOCK && limited) {
      reject.warning(
          "action",
          "statuses, retry.attempts and retry.age have no effect unless it is dead-letter");
    }
  }

  private static boolean overlap(StatusRanges one, StatusRanges other) {
    return one.ranges().stream()
        .anyMatch(
            mine ->
                other.ranges().stream()
                    .anyMatch(
                        theirs -> mine.first() <= theirs.last() && theirs.first() <= mine.last()));
  }
}
