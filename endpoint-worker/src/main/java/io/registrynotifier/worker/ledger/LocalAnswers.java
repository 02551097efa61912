package io.registrynotifier.worker.ledger;

import io.registrynotifier.worker.ledger.Question.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * Answers from this instance's own share: all of what was asked for, or not at all. Reads the disk;
 * thread-safe.
 */
final class LocalAnswers {
  private final LedgerKeeper keeper;

  LocalAnswers(LedgerKeeper keeper) {
    this.keeper = keeper;
  }

  /**
   * The values, each one JSON object.
   *
   * @throws LedgerUnavailableException when a partition that was asked for is not here (yet)
   */
  List<byte[]> answer(Question question) {
    Share share = keeper.share().orElseThrow(this::unavailable);
    try {
      List<byte[]> values = new ArrayList<>();
      for (int partition : question.partitions()) {
        answer(share.streams(), question, partition, values);
      }
      return values;
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw new LedgerUnavailableException(
          "the ledger at " + share.address() + " is not ready: " + words());
    }
  }

  private LedgerUnavailableException unavailable() {
    return new LedgerUnavailableException("the ledger here is not ready: " + words());
  }

  private String words() {
    LedgerStatus status = keeper.status();
    return status.problem().orElse("its parts are being handed over");
  }

  private static void answer(
      KafkaStreams streams, Question question, int partition, List<byte[]> values) {
    if (question.kind().isOfOneEndpoint() && isOfOneBefore(streams, question, partition)) {
      return;
    }
    switch (question.kind()) {
      case ALL -> all(keyed(streams, question, partition), values);
      case TOTALS -> addIfThere(keyed(streams, question, partition).get(question.key()), values);
      case ATTEMPTS -> ring(keyed(streams, question, partition), question.key(), values);
      case MINUTES, EVENT -> windows(streams, question, partition, values);
    }
  }

  private static boolean isOfOneBefore(KafkaStreams streams, Question question, int partition) {
    ReadOnlyKeyValueStore<String, byte[]> totals =
        store(streams, question, Kind.TOTALS, partition, QueryableStoreTypes.keyValueStore());
    byte[] state = totals.get(question.key());
    return state != null
        && EndpointState.isBefore(LedgerJson.created(LedgerJson.read(state)), question.created());
  }

  private static ReadOnlyKeyValueStore<String, byte[]> keyed(
      KafkaStreams streams, Question question, int partition) {
    return store(
        streams, question, question.kind(), partition, QueryableStoreTypes.keyValueStore());
  }

  private static <T> T store(
      KafkaStreams streams,
      Question question,
      Kind kind,
      int partition,
      QueryableStoreType<T> type) {
    StoreQueryParameters<T> wanted =
        StoreQueryParameters.fromNameAndType(kind.store(), type).withPartition(partition);
    return streams.store(question.copy() ? wanted.enableStaleStores() : wanted);
  }

  private static void all(ReadOnlyKeyValueStore<String, byte[]> store, List<byte[]> values) {
    try (KeyValueIterator<String, byte[]> each = store.all()) {
      each.forEachRemaining(entry -> values.add(entry.value));
    }
  }

  /** Newest first. */
  private static void ring(
      ReadOnlyKeyValueStore<String, byte[]> store, String endpoint, List<byte[]> values) {
    long next = AttemptStep.number(store.get(LedgerStores.next(endpoint)));
    for (long number = next - 1; number >= Math.max(0, next - LedgerStores.LOGGED); number--) {
      addIfThere(store.get(LedgerStores.place(endpoint, number)), values);
    }
  }

  private static void windows(
      KafkaStreams streams, Question question, int partition, List<byte[]> values) {
    ReadOnlyWindowStore<String, byte[]> store =
        store(streams, question, question.kind(), partition, QueryableStoreTypes.windowStore());
    Instant from = Instant.ofEpochMilli(question.from());
    Instant to = Instant.ofEpochMilli(question.to()).minusMillis(1);
    try (WindowStoreIterator<byte[]> each = store.fetch(question.key(), from, to)) {
      while (each.hasNext()) {
        KeyValue<Long, byte[]> entry = each.next();
        values.add(entry.value);
      }
    }
  }

  private static void addIfThere(byte @Nullable [] value, List<byte[]> values) {
    if (value != null) {
      values.add(value);
    }
  }
}
