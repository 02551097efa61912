package io.registrynotifier.worker.ledger;

import io.registrynotifier.testkit.time.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/** The ledger's topology without a broker. Not thread-safe. */
final class LedgerRun implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final ManualClock clock = ManualClock.at(START);
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> deliveries;

  /** {@code directory} is where its stores stand. */
  LedgerRun(Path directory, Duration retention) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "registry.ledger");
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    driver =
        new TopologyTestDriver(
            LedgerTopology.of("registry.deliveries", retention, clock), properties, START);
    deliveries =
        driver.createInputTopic(
            "registry.deliveries", new StringSerializer(), new ByteArraySerializer());
  }

  void pass(Duration time) {
    clock.advance(time);
    driver.advanceWallClockTime(time);
  }

  void pipe(String key, byte @Nullable [] value) {
    deliveries.pipeInput(key, value, clock.instant());
  }

  void pipe(String key, byte[] value, Instant time) {
    deliveries.pipeInput(key, value, time);
  }

  void tell(Tally tally) {
    pipe(tally.endpoint(), tally.toBytes());
  }

  void log(AttemptEntry entry, Instant created) {
    pipe(entry.endpoint(), LoggedAttempt.toBytes(entry, created));
  }

  void tell(Gone gone) {
    pipe(gone.endpoint(), gone.toBytes());
  }

  void log(AttemptEntry entry) {
    pipe(entry.endpoint(), LoggedAttempt.toBytes(entry, Instant.EPOCH));
  }

  Totals totals(String endpoint) {
    KeyValueStore<String, byte[]> store = driver.getKeyValueStore(LedgerStores.TOTALS);
    byte[] state = store.get(endpoint);
    return state == null
        ? Totals.NONE
        : EndpointState.from(LedgerJson.read(state)).totals(clock.instant().minusSeconds(150));
  }

  List<Standing> standings(String endpoint) {
    KeyValueStore<String, byte[]> store = driver.getKeyValueStore(LedgerStores.TOTALS);
    return EndpointState.from(LedgerJson.read(store.get(endpoint)))
        .standings(clock.instant().minusSeconds(150));
  }

  Map<Instant, AttemptCounts> minutes(String endpoint) {
    WindowStore<String, byte[]> store = driver.getWindowStore(LedgerStores.MINUTES);
    Map<Instant, AttemptCounts> minutes = new TreeMap<>();
    try (WindowStoreIterator<byte[]> each =
        store.fetch(endpoint, Instant.EPOCH, clock.instant().plusSeconds(3_600))) {
      each.forEachRemaining(
          minute ->
              minutes.put(
                  Instant.ofEpochMilli(minute.key),
                  AttemptCounts.from(LedgerJson.read(minute.value))));
    }
    return minutes;
  }

  List<AttemptEntry> ring(String endpoint) {
    KeyValueStore<String, byte[]> store = driver.getKeyValueStore(LedgerStores.ATTEMPTS);
    List<AttemptEntry> entries = new ArrayList<>();
    for (int place = 0; place < LedgerStores.LOGGED; place++) {
      byte[] value = store.get(LedgerStores.place(endpoint, place));
      if (value != null) {
        entries.add(LoggedAttempt.from(LedgerJson.read(value)));
      }
    }
    return entries;
  }

  List<AttemptEntry> event(String id) {
    WindowStore<String, byte[]> store = driver.getWindowStore(LedgerStores.EVENTS);
    List<AttemptEntry> entries = new ArrayList<>();
    try (WindowStoreIterator<byte[]> each =
        store.fetch(id, Instant.EPOCH, clock.instant().plusSeconds(3_600))) {
      each.forEachRemaining(entry -> entries.add(LoggedAttempt.from(LedgerJson.read(entry.value))));
    }
    return entries;
  }

  Instant now() {
    return clock.instant();
  }

  static Tally tally(String run, long refused, PartitionCounts counts) {
    return tally(Instant.EPOCH, run, refused, counts);
  }

  /** Of the endpoint that was made then. */
  static Tally tally(Instant created, String run, long refused, PartitionCounts counts) {
    return new Tally(
        "alistener",
        created,
        run,
        new AttemptCounts(
            counts.delivered(), refused, 0, 0, new TreeMap<>(Map.of("503", refused)), Latency.NONE),
        Map.of(0, counts),
        0,
        Optional.empty());
  }

  AttemptEntry entry(String eventId, int attempt) {
    return new AttemptEntry(
        "alistener",
        eventId,
        "team/a",
        Optional.of("v1"),
        "push",
        0,
        7,
        attempt,
        AttemptEntry.Result.REFUSED,
        OptionalInt.of(503),
        Optional.empty(),
        clock.instant(),
        5,
        "<script>alert(1)</script>",
        false);
  }

  @Override
  public void close() {
    driver.close();
  }
}
