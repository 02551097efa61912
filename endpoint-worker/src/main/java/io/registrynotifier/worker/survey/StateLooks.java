package io.registrynotifier.worker.survey;

import static java.util.stream.Collectors.toMap;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.consume.KafkaProblems;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/** Tells what has become of one event at each endpoint. Thread-safe. */
final class StateLooks {
  private final GroupOffsets offsets;
  private final TopicSpans spans;
  private final LettersOfEvent letters;

  StateLooks(GroupOffsets offsets, TopicSpans spans, LettersOfEvent letters) {
    this.offsets = offsets;
    this.spans = spans;
    this.letters = letters;
  }

  CompletableFuture<Map<String, DeliveryState>> of(
      FoundEvent event, Collection<Endpoint> endpoints) {
    return offsets
        .of(endpoints.stream().map(Endpoint::name).toList())
        .thenCompose(committed -> spans.now().thenApply(all -> standings(event, committed, all)))
        .thenCompose(standings -> states(event, endpoints, standings));
  }

  /** Nothing for an endpoint whose group has not begun. */
  private static Map<String, Standing> standings(
      FoundEvent event, Map<String, Map<Integer, OffsetAndMetadata>> committed, LogSpans all) {
    Map<String, Standing> standings = new HashMap<>();
    committed.forEach(
        (endpoint, offsetsOfIt) -> {
          Standing standing = EndpointLooks.standings(offsetsOfIt, all).get(event.partition());
          if (standing != null) {
            standings.put(endpoint, standing);
          }
        });
    return standings;
  }

  private CompletableFuture<Map<String, DeliveryState>> states(
      FoundEvent event, Collection<Endpoint> endpoints, Map<String, Standing> standings) {
    boolean anyDone =
        standings.values().stream().anyMatch(standing -> standing.isDone(event.offset()));
    CompletableFuture<Aside> aside =
        anyDone
            ? letters.of(event).handle(StateLooks::aside)
            : CompletableFuture.completedFuture(new Aside(Map.of(), Optional.empty()));
    return aside.thenApply(
        known ->
            endpoints.stream()
                .collect(
                    toMap(
                        Endpoint::name,
                        each -> state(event, each, standings.get(each.name()), known))));
  }

  private static Aside aside(@Nullable Map<String, Letter> letters, @Nullable Throwable failure) {
    return letters == null
        ? new Aside(Map.of(), Optional.ofNullable(failure).map(KafkaProblems::describe))
        : new Aside(letters, Optional.empty());
  }

  private static DeliveryState state(
      FoundEvent event, Endpoint endpoint, @Nullable Standing standing, Aside aside) {
    if (event.redriveTo().filter(only -> !only.equals(endpoint.name())).isPresent()) {
      return new DeliveryState.Filtered();
    }
    if (standing == null) {
      return new DeliveryState.BeforeStart();
    }
    return standing.isDone(event.offset())
        ? done(event, endpoint, standing, aside)
        : owed(event, endpoint, standing);
  }

  private static DeliveryState done(
      FoundEvent event, Endpoint endpoint, Standing standing, Aside aside) {
    Letter letter = aside.letters().get(endpoint.name());
    if (letter != null) {
      return new DeliveryState.PutAside(letter.id(), letter.cause());
    }
    if (standing.isBeforeStart(event.offset(), event.time())) {
      return new DeliveryState.BeforeStart();
    }
    if (isIgnored(event, endpoint)) {
      return new DeliveryState.Filtered();
    }
    return aside
        .problem()
        .<DeliveryState>map(
            problem ->
                new DeliveryState.Unknown(
                    "delivered or put aside; the dead letters cannot be read: " + problem))
        .orElseGet(DeliveryState.Delivered::new);
  }

  private static DeliveryState owed(FoundEvent event, Endpoint endpoint, Standing standing) {
    if (event.offset() < standing.span().begin()) {
      return new DeliveryState.Lost();
    }
    if (isIgnored(event, endpoint)) {
      return new DeliveryState.Filtered();
    }
    return standing
        .retry(event.offset())
        .map(retry -> new DeliveryState.Pending(retry.attempts(), Optional.of(retry.nextTry())))
        .orElseGet(() -> new DeliveryState.Pending(0, Optional.empty()));
  }

  private static boolean isIgnored(FoundEvent event, Endpoint endpoint) {
    return endpoint.ignores(event.mediaType(), event.action());
  }

  /** The letters of the event by endpoint, or why they are not known. */
  private record Aside(Map<String, Letter> letters, Optional<String> problem) {}
}
