package io.registrynotifier.worker.api;

import io.registrynotifier.worker.api.Verdict.Level;
import io.registrynotifier.worker.directory.Activity;
import io.registrynotifier.worker.ledger.Standing;
import io.registrynotifier.worker.survey.EndpointSurvey.GroupState;
import io.registrynotifier.worker.survey.Retrying;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says in a sentence how an endpoint is. Immutable.
 *
 * <p>The first thing that explains all others is said first: that somebody stopped it, that nobody
 * runs it, that it fails; then what waits, until when, and whether something is lost.
 *
 * @param now the moment
 * @param retention how long Kafka keeps events, where that is known
 */
record Verdicts(Instant now, Optional<Duration> retention) {
  /** An event is on its way for so long without anything being wrong. */
  private static final Duration USUAL = Duration.ofSeconds(10);

  Verdict of(EndpointView view) {
    return stopped(view)
        .or(() -> unable(view))
        .or(() -> unserved(view))
        .or(() -> failing(view))
        .or(() -> waiting(view))
        .orElseGet(() -> healthy(view));
  }

  private Optional<Verdict> stopped(EndpointView view) {
    Activity activity = view.entry().activity();
    if (activity == Activity.DELETING) {
      return verdict(
          Level.STOPPED, List.of("Being deleted: it goes when its workers have left it"));
    }
    if (activity != Activity.RUNNING) {
      return verdict(Level.STOPPED, withBacklog(stop(view, activity), view));
    }
    boolean parked = view.standing().anyMatch(Standing::parked);
    return parked
        ? verdict(Level.STOPPED, withBacklog("Parked: the receiver answered 410 Gone", view))
        : Optional.empty();
  }

  private String stop(EndpointView view, Activity activity) {
    String word =
        switch (activity) {
          case PAUSED -> "Paused";
          case PARKED -> "Parked";
          case DISABLED -> "Disabled";
          case RUNNING, DELETING -> throw new IllegalArgumentException("no stop: " + activity);
        };
    String reason = view.entry().reason().filter(it -> !it.isBlank()).map(": "::concat).orElse("");
    return word + reason + " (as of " + Words.time(view.entry().changed(), now) + ")";
  }

  private Optional<Verdict> unable(EndpointView view) {
    Optional<String> problem = view.entry().problem().map("This worker cannot run it: "::concat);
    return problem
        .or(() -> view.stall().map(it -> "Stalled" + since(it.since()) + ": " + it.cause()))
        .flatMap(text -> verdict(Level.FAILING, withBacklog(text, view)));
  }

  private Optional<Verdict> unserved(EndpointView view) {
    if (view.survey().isEmpty() || view.survey().get().state() == GroupState.UNKNOWN) {
      return Optional.empty();
    }
    if (!view.survey().get().served()) {
      return verdict(Level.UNSERVED, withBacklog("No worker serves it", view));
    }
    return view.survey().get().begun()
        ? Optional.empty()
        : verdict(Level.WAITING, List.of("Beginning: its place in the events is not fixed yet"));
  }

  private Optional<Verdict> failing(EndpointView view) {
    Optional<Standing> failing = view.failing();
    boolean open = view.breaker().equals("open") || view.breaker().equals("probing");
    if (failing.isPresent() || open) {
      Optional<Instant> since =
          failing
              .flatMap(Standing::failingSince)
              .or(() -> view.retries().map(Retrying::firstFailure).min(Instant::compareTo));
      String cause = failing.flatMap(Standing::lastFailure).map(": "::concat).orElse("");
      return verdict(
          Level.FAILING, withBacklog("Failing" + since.map(this::since).orElse("") + cause, view));
    }
    return view.standing().anyMatch(standing -> standing.blockedLetters() > 0)
        ? verdict(Level.FAILING, withBacklog("A dead letter cannot be written", view))
        : Optional.empty();
  }

  private Optional<Verdict> waiting(EndpointView view) {
    Optional<Instant> asked =
        view.standing()
            .flatMap(standing -> standing.pausedUntil().stream())
            .filter(now::isBefore)
            .max(Instant::compareTo);
    if (asked.isPresent()) {
      String until = Words.time(asked.get(), now);
      return verdict(
          Level.WAITING, withBacklog("The receiver asked to be left alone until " + until, view));
    }
    long retried = view.retries().count();
    if (retried > 0) {
      Instant first = view.retries().map(Retrying::firstFailure).min(Instant::compareTo).get();
      String verb = retried == 1 ? " is" : " are";
      return verdict(
          Level.WAITING,
          withBacklog(Words.count(retried, "event") + verb + " tried again" + since(first), view));
    }
    return oldest(view).filter(age -> age.compareTo(USUAL) >= 0).isPresent()
        ? verdict(Level.WAITING, new Backlog(view, this).clauses())
        : Optional.empty();
  }

  private static Verdict healthy(EndpointView view) {
    if (view.survey().isEmpty() || view.survey().get().state() == GroupState.UNKNOWN) {
      String rest = view.standings().isEmpty() ? "" : "; its workers report no failure";
      return new Verdict(Level.UNKNOWN, "Unknown: Kafka does not tell where it stands" + rest);
    }
    long pending = view.survey().get().pending();
    return new Verdict(
        Level.OK,
        pending == 0
            ? "Healthy: everything is delivered"
            : "Healthy: " + Words.count(pending, "event") + " on the way");
  }

  Optional<Duration> oldest(EndpointView view) {
    return view.survey()
        .flatMap(survey -> survey.oldestPending())
        .map(oldest -> Duration.between(oldest, now));
  }

  private List<String> withBacklog(String first, EndpointView view) {
    List<String> clauses = new ArrayList<>();
    clauses.add(first);
    clauses.addAll(new Backlog(view, this).clauses());
    return clauses;
  }

  private String since(Instant time) {
    return " since " + Words.time(time, now);
  }

  private static Optional<Verdict> verdict(Level level, List<String> clauses) {
    String text = String.join("; ", clauses);
    return Optional.of(
        new Verdict(level, text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)));
  }
}
