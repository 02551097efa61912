package io.registrynotifier.worker.survey;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what Kafka tells of endpoints' groups. Thread-safe. */
final class EndpointLooks {
  private static final Logger log = LoggerFactory.getLogger(EndpointLooks.class);

  private final GroupOffsets offsets;
  private final GroupHolders holders;
  private final TopicSpans spans;
  private final EventTimes times;

  EndpointLooks(GroupOffsets offsets, GroupHolders holders, TopicSpans spans, EventTimes times) {
    this.offsets = offsets;
    this.holders = holders;
    this.spans = spans;
    this.times = times;
  }

  /**
   * How far the topic goes is asked after what was committed: the other way round a group might
   * seem to be ahead of its topic.
   */
  CompletableFuture<Map<String, EndpointSurvey>> at(Collection<String> names) {
    CompletableFuture<Map<String, GroupMembers>> members = holders.of(names);
    return offsets
        .of(names)
        .thenCompose(
            committed ->
                spans
                    .now()
                    .thenCombine(members, (ends, who) -> looks(names, committed, ends, who))
                    .thenCompose(looks -> looks.withTimes(times)));
  }

  private static Looks looks(
      Collection<String> names,
      Map<String, Map<Integer, OffsetAndMetadata>> committed,
      LogSpans spans,
      Map<String, GroupMembers> members) {
    List<Look> looks = new ArrayList<>();
    for (String name : names) {
      looks.add(
          new Look(
              name,
              Objects.requireNonNull(members.get(name)),
              standings(Objects.requireNonNull(committed.get(name)), spans),
              spans));
    }
    return new Looks(looks, spans);
  }

  /** Nothing for a group that has not begun. */
  static Map<Integer, Standing> standings(
      Map<Integer, OffsetAndMetadata> committed, LogSpans spans) {
    Map<Integer, Standing> standings = new TreeMap<>();
    if (!committed.isEmpty()) {
      spans
          .partitions()
          .forEach(
              (partition, span) ->
                  standings.put(
                      partition, standing(committed.get(partition), span, spans.topicId())));
    }
    return standings;
  }

  private static Standing standing(
      @Nullable OffsetAndMetadata committed, LogSpan span, String topicId) {
    return committed == null
        ? Standing.uncommitted(span)
        : Standing.of(committed.offset(), committed.metadata(), span, topicId);
  }

  /** The numbers stand without it. */
  private static Map<Place, Instant> untold(Throwable failure) {
    log.atDebug().addKeyValue("error", failure).log("the age of what is pending cannot be read");
    return Map.of();
  }

  private record Looks(List<Look> looks, LogSpans spans) {
    CompletableFuture<Map<String, EndpointSurvey>> withTimes(EventTimes times) {
      Set<Place> places = new HashSet<>();
      looks.forEach(look -> places.addAll(look.oldest()));
      return times
          .of(places, spans)
          .exceptionally(EndpointLooks::untold)
          .thenApply(
              known -> looks.stream().collect(toMap(Look::name, look -> look.survey(known))));
    }
  }

  private record Look(
      String name, GroupMembers members, Map<Integer, Standing> standings, LogSpans spans) {
    List<Place> oldest() {
      List<Place> places = new ArrayList<>();
      standings.forEach(
          (partition, standing) ->
              standing
                  .oldestUndone()
                  .ifPresent(offset -> places.add(new Place(partition, offset))));
      return places;
    }

    EndpointSurvey survey(Map<Place, Instant> times) {
      List<PartitionSurvey> partitions = new ArrayList<>();
      spans.partitions().forEach((partition, span) -> partitions.add(partition(partition, span)));
      return new EndpointSurvey(
          name,
          members.state(),
          !standings.isEmpty(),
          partitions,
          oldest().stream()
              .flatMap(place -> Optional.ofNullable(times.get(place)).stream())
              .min(Instant::compareTo));
    }

    private PartitionSurvey partition(int partition, LogSpan span) {
      Optional<Holder> holder = Optional.ofNullable(members.holders().get(partition));
      Standing standing = standings.get(partition);
      return standing == null
          ? PartitionSurvey.unbegun(partition, span, holder)
          : standing.survey(partition, holder);
    }
  }
}
