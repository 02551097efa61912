package io.registrynotifier.worker.api;

import io.registrynotifier.worker.directory.Activity;
import io.registrynotifier.worker.survey.EndpointSurvey;
import io.registrynotifier.worker.survey.PartitionSurvey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What waits for an endpoint, in the clauses of a {@link Verdict}. Immutable. */
record Backlog(EndpointView view, Verdicts verdicts) {
  /** Less than this is worth a clause. */
  private static final Duration SOON = Duration.ofDays(2);

  List<String> clauses() {
    List<String> clauses = new ArrayList<>();
    clauses.add(waiting());
    nextTry().ifPresent(clauses::add);
    loss().ifPresent(clauses::add);
    expiry().ifPresent(clauses::add);
    return clauses;
  }

  private String waiting() {
    if (view.survey().isEmpty()) {
      return "how many events wait is not known";
    }
    long pending = view.survey().get().pending();
    if (pending == 0) {
      return "no events waiting";
    }
    String age = verdicts.oldest(view).map(it -> ", the oldest for " + Words.span(it)).orElse("");
    return Words.count(pending, "event") + " waiting" + age;
  }

  /** Only of what is tried by itself. */
  private Optional<String> nextTry() {
    if (view.entry().activity() != Activity.RUNNING || !isServed()) {
      return Optional.empty();
    }
    return view.nextTry(verdicts.now())
        .map(at -> Duration.between(verdicts.now(), at))
        .map(wait -> wait.toMillis() <= 0 ? "next try now" : "next try in " + atLeastOne(wait));
  }

  private boolean isServed() {
    return view.survey().filter(survey -> !survey.served()).isEmpty();
  }

  private static String atLeastOne(Duration wait) {
    return Words.span(wait.toSeconds() < 1 ? Duration.ofSeconds(1) : wait);
  }

  /**
   * What retention deleted before it was delivered. Nothing is said where a partition has no
   * committed offset, since nobody can know then.
   */
  private Optional<String> loss() {
    Optional<EndpointSurvey> survey = view.survey().filter(EndpointSurvey::begun);
    boolean known =
        survey.isPresent()
            && view.partitions().allMatch(partition -> partition.committed().isPresent());
    if (!known) {
      return Optional.empty();
    }
    long lost = view.partitions().mapToLong(Backlog::lost).sum();
    if (lost > 0) {
      return Optional.of("up to " + Words.count(lost, "event") + " lost: Kafka deleted them first");
    }
    return survey.get().pending() > 0 ? Optional.of("nothing lost") : Optional.empty();
  }

  private static long lost(PartitionSurvey partition) {
    return Math.max(0, partition.begin() - partition.committed().orElse(partition.begin()));
  }

  private Optional<String> expiry() {
    Optional<Instant> oldest = view.survey().flatMap(EndpointSurvey::oldestPending);
    return oldest
        .flatMap(time -> verdicts.retention().map(time::plus))
        .map(deadline -> Duration.between(verdicts.now(), deadline))
        .filter(left -> left.compareTo(SOON) < 0)
        .map(
            left ->
                left.isNegative()
                    ? "Kafka may delete the oldest at any time"
                    : "Kafka keeps the oldest for " + Words.span(left) + " more");
  }
}
