package io.registrynotifier.worker.api;

import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.directory.DirectoryException.UnknownEndpoint;
import io.registrynotifier.worker.directory.Snapshot;
import io.registrynotifier.worker.ledger.Minute;
import io.registrynotifier.worker.ledger.Standing;
import io.registrynotifier.worker.survey.EndpointSurvey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Puts together what is known of endpoints, and says what is missing. Thread-safe. */
final class Views {
  private final ApiSources sources;
  private final Days days;

  Views(ApiSources sources) {
    this.sources = sources;
    this.days = new Days(sources.ledger());
  }

  /**
   * What could be put together.
   *
   * @param problems what is missing, each once
   */
  record Viewed(List<EndpointView> views, List<String> problems) {}

  /** Every endpoint of the directory, by name. */
  CompletableFuture<Viewed> all() {
    Snapshot snapshot = sources.directory().snapshot();
    days.keepOnly(snapshot.entries().stream().map(DirectoryEntry::name).toList());
    return of(snapshot.entries(), snapshot.problem());
  }

  /** One endpoint of the directory; fails when there is none of the name. */
  CompletableFuture<Viewed> one(String name) {
    return of(List.of(entry(name)), sources.directory().snapshot().problem());
  }

  /** What the directory says of an endpoint. */
  DirectoryEntry entry(String name) {
    return sources.directory().snapshot().entry(name).orElseThrow(() -> new UnknownEndpoint(name));
  }

  private CompletableFuture<Viewed> of(List<DirectoryEntry> entries, Optional<String> problem) {
    Instant now = sources.clock().instant();
    List<String> names = entries.stream().map(DirectoryEntry::name).toList();
    CompletableFuture<Part<Map<String, EndpointSurvey>>> survey =
        Part.of("kafka", sources.survey().endpoints(names));
    CompletableFuture<List<Part<List<Standing>>>> standings =
        Part.all(
            names.stream().map(it -> Part.of("ledger", sources.ledger().standings(it))).toList());
    CompletableFuture<List<Part<List<Minute>>>> minutes =
        Part.all(names.stream().map(it -> days.of(it, now)).toList());
    return CompletableFuture.allOf(survey, standings, minutes)
        .thenApply(
            done -> viewed(entries, problem, survey.join(), standings.join(), minutes.join()));
  }

  private Viewed viewed(
      List<DirectoryEntry> entries,
      Optional<String> problem,
      Part<Map<String, EndpointSurvey>> survey,
      List<Part<List<Standing>>> standings,
      List<Part<List<Minute>>> minutes) {
    Set<String> problems = new LinkedHashSet<>();
    problem.map("directory: "::concat).ifPresent(problems::add);
    survey.problem().ifPresent(problems::add);
    List<EndpointView> views = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      standings.get(i).problem().ifPresent(problems::add);
      minutes.get(i).problem().ifPresent(problems::add);
      String name = entries.get(i).name();
      views.add(
          new EndpointView(
              entries.get(i),
              survey.value().flatMap(all -> Optional.ofNullable(all.get(name))),
              standings(name, standings.get(i)),
              minutes.get(i).value(),
              sources.worker().stall(name)));
    }
    return new Viewed(views, List.copyOf(problems));
  }

  /** While the ledger does not tell, this worker does as far as it can. */
  private Optional<List<Standing>> standings(String endpoint, Part<List<Standing>> told) {
    return told.value()
        .filter(list -> !list.isEmpty())
        .or(() -> sources.worker().standing(endpoint).map(List::of))
        .or(told::value);
  }
}
