package io.registrynotifier.worker.api;

import io.javalin.http.Context;
import io.registrynotifier.worker.ledger.AttemptEntry;
import io.registrynotifier.worker.ledger.AttemptEntry.Result;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which attempts of an endpoint are asked for, newest first. Immutable.
 *
 * @param wanted the filter
 * @param before the cursor of the page before; empty for the first page
 */
record AttemptPage(Predicate<AttemptEntry> wanted, Optional<String> before, int limit) {
  private static final int MOST = 200;

  /** Reads the query. */
  static AttemptPage of(Context http) {
    Query.only(http, "result", "status", "repository", "event", "before", "limit");
    Optional<String> result = Query.text(http, "result");
    List<String> results = Arrays.stream(Result.values()).map(Result::label).toList();
    if (result.isPresent() && !results.contains(result.get())) {
      throw Query.refusal("result", "expected one of " + String.join(", ", results));
    }
    Optional<String> status = Query.text(http, "status");
    if (status.isPresent() && !status.get().matches("[1-5][0-9][0-9]")) {
      throw Query.refusal("status", "expected a status from 100 to 599");
    }
    Optional<String> repository = Query.text(http, "repository");
    Optional<String> event = Query.text(http, "event");
    Predicate<AttemptEntry> wanted =
        attempt ->
            same(result, attempt.result().label())
                && same(
                    status,
                    attempt.status().isPresent() ? String.valueOf(attempt.status().getAsInt()) : "")
                && same(repository, attempt.repository())
                && same(event, attempt.eventId());
    return new AttemptPage(wanted, Query.text(http, "before"), Query.limit(http, 50, MOST));
  }

  private static boolean same(Optional<String> wanted, String found) {
    return wanted.filter(it -> !it.equals(found)).isEmpty();
  }

  /** The page, and one attempt more where there is a next page. */
  List<AttemptEntry> cut(List<AttemptEntry> newestFirst) {
    return newestFirst.stream()
        .skip(before.map(cursor -> position(newestFirst, cursor)).orElse(0))
        .filter(wanted)
        .limit(limit + 1L)
        .toList();
  }

  /** Behind the attempt of the cursor, or where it was: the ledger forgets the oldest. */
  private static int position(List<AttemptEntry> newestFirst, String cursor) {
    for (int i = 0; i < newestFirst.size(); i++) {
      if (cursor(newestFirst.get(i)).equals(cursor)) {
        return i + 1;
      }
    }
    Instant at = Query.time("before", cursor.split("_", 2)[0]);
    return (int) newestFirst.stream().filter(it -> !it.at().isBefore(at)).count();
  }

  static String cursor(AttemptEntry attempt) {
    return "%s_%d_%d_%d"
        .formatted(attempt.at(), attempt.partition(), attempt.offset(), attempt.attempt());
  }
}
