package io.registrynotifier.worker.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one instance asks another, or itself: values of one store from partitions that it names, so
 * that whoever has not got them all says so.
 *
 * @param kind which values
 * @param key an endpoint's name or an event's id; empty for all
 * @param from the earliest time, in milliseconds since 1970
 * @param to later than the latest
 * @param partitions of the store
 * @param created when the endpoint was made that is meant; what is kept of one before is no answer
 * @param copy whether a standby's copy will do, which may be some seconds behind
 */
record Question(
    Kind kind,
    String key,
    Instant created,
    long from,
    long to,
    List<Integer> partitions,
    boolean copy) {
  static final String PATH = "/api/ledger/local/";

  Question {
    partitions = List.copyOf(partitions);
  }

  static Question of(Kind kind, String key, Instant created) {
    return of(kind, key, created, 0, 0);
  }

  static Question of(Kind kind, String key, Instant created, long from, long to) {
    return new Question(kind, key, created, from, to, List.of(), false);
  }

  Question at(List<Integer> places) {
    return new Question(kind, key, created, from, to, places, copy);
  }

  Question ofACopy() {
    return new Question(kind, key, created, from, to, partitions, true);
  }

  String path() {
    return PATH
        + kind.name().toLowerCase(Locale.ROOT)
        + "?key="
        + URLEncoder.encode(key, UTF_8)
        + "&created="
        + created
        + "&from="
        + from
        + "&to="
        + to
        + "&copy="
        + copy
        + "&partitions="
        + partitions.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /**
   * Reads what {@link #path} wrote.
   *
   * @throws IllegalArgumentException when it was somebody else
   */
  static Question from(String kind, Map<String, String> query) {
    return new Question(
        Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
        query.getOrDefault("key", ""),
        LedgerJson.time(query.getOrDefault("created", "")),
        Long.parseLong(query.getOrDefault("from", "0")),
        Long.parseLong(query.getOrDefault("to", "0")),
        Arrays.stream(query.getOrDefault("partitions", "").split(",", -1))
            .map(Integer::valueOf)
            .toList(),
        Boolean.parseBoolean(query.get("copy")));
  }

  enum Kind {
    /** The state of every endpoint. */
    ALL(LedgerStores.TOTALS),
    /** One endpoint's state. */
    TOTALS(LedgerStores.TOTALS),
    /** One endpoint's minutes, oldest first. */
    MINUTES(LedgerStores.MINUTES),
    /** One endpoint's attempts, newest first. */
    ATTEMPTS(LedgerStores.ATTEMPTS),
    /** The attempts at one event, oldest first. */
    EVENT(LedgerStores.EVENTS);

    private final String store;

    Kind(String store) {
      this.store = store;
    }

    String store() {
      return store;
    }

    boolean isOfOneEndpoint() {
      return this != ALL && this != EVENT;
    }
  }
}
