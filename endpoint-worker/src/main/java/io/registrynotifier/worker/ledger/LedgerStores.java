package io.registrynotifier.worker.ledger;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/** The ledger's stores: all on disk, all restored from Kafka when that is lost. Stateless. */
final class LedgerStores {
  /** {@link EndpointState} by endpoint. */
  static final String TOTALS = "totals";

  /** {@link AttemptCounts} by endpoint and minute. */
  static final String MINUTES = "minutes";

  /** {@link AttemptEntry} by endpoint and place in a ring of {@link #LOGGED}. */
  static final String ATTEMPTS = "attempts";

  /** {@link AttemptEntry} by event id. */
  static final String EVENTS = "attempts-by-event";

  /** So many attempts are kept of each endpoint. */
  static final int LOGGED = 200;

  static final Duration MINUTE = Duration.ofMinutes(1);
  static final Duration KEPT_MINUTES = Duration.ofHours(25);

  private LedgerStores() {}

  static StoreBuilder<KeyValueStore<String, byte[]>> totals() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(TOTALS), Serdes.String(), Serdes.ByteArray())
        .withCachingEnabled();
  }

  static StoreBuilder<WindowStore<String, byte[]>> minutes() {
    return Stores.windowStoreBuilder(
            Stores.persistentWindowStore(MINUTES, KEPT_MINUTES, MINUTE, false),
            Serdes.String(),
            Serdes.ByteArray())
        .withCachingEnabled();
  }

  static StoreBuilder<KeyValueStore<String, byte[]>> attempts() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(ATTEMPTS), Serdes.String(), Serdes.ByteArray());
  }

  /** Several attempts at one event may end in the same millisecond: each is kept. */
  static StoreBuilder<WindowStore<String, byte[]>> events(Duration retention) {
    Duration kept = retention.compareTo(MINUTE) < 0 ? MINUTE : retention;
    return Stores.windowStoreBuilder(
        Stores.persistentWindowStore(EVENTS, kept, MINUTE, true),
        Serdes.String(),
        Serdes.ByteArray());
  }

  /** The place of the attempt with this number in its endpoint's ring. */
  static String place(String endpoint, long number) {
    return endpoint + "/" + Math.floorMod(number, LOGGED);
  }

  /** Where the number of the next attempt stands. */
  static String next(String endpoint) {
    return endpoint + "/next";
  }
}
