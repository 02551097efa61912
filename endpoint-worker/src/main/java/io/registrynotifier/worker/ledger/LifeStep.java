package io.registrynotifier.worker.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what is told of the endpoint that there is now. Of several that had the name one
 * after the other, the one that was made last is the one that there is: when it is first heard of,
 * all that was kept of the one before goes, and what is still told of that one is late. What does
 * not say when its endpoint was made is taken for what there is.
 */
final class LifeStep extends ContextualProcessor<String, JsonNode, String, JsonNode> {
  /** When the endpoints that were heard of were made, as {@code totals} has it. */
  private final Map<String, Instant> known = new HashMap<>();

  private @Nullable KeyValueStore<String, byte[]> totals;
  private @Nullable WindowStore<String, byte[]> minutes;
  private @Nullable KeyValueStore<String, byte[]> attempts;

  @Override
  public void init(ProcessorContext<String, JsonNode> context) {
    super.init(context);
    known.clear();
    totals = context.getStateStore(LedgerStores.TOTALS);
    minutes = context.getStateStore(LedgerStores.MINUTES);
    attempts = context.getStateStore(LedgerStores.ATTEMPTS);
  }

  @Override
  public void process(Record<String, JsonNode> record) {
    String endpoint = record.key();
    Instant told = LedgerJson.created(record.value());
    Instant current = known.computeIfAbsent(endpoint, this::created);
    if (EndpointState.isBefore(told, current)) {
      return;
    }
    if (record.value().path("kind").asText().equals(Gone.KIND)) {
      if (Opened.store(totals).get(endpoint) != null) {
        forget(endpoint);
      }
      known.remove(endpoint);
      return;
    }
    if (told.isAfter(current)) {
      begin(endpoint, told, Instant.ofEpochMilli(record.timestamp()), current);
    }
    context().forward(record);
  }

  private Instant created(String endpoint) {
    byte[] state = Opened.store(totals).get(endpoint);
    return state == null ? Instant.EPOCH : LedgerJson.created(LedgerJson.read(state));
  }

  /** Whoever was told of without a time of making is the same one. */
  private void begin(String endpoint, Instant created, Instant heard, Instant before) {
    if (before.isAfter(Instant.EPOCH)) {
      forget(endpoint);
    }
    KeyValueStore<String, byte[]> states = Opened.store(totals);
    byte[] state = states.get(endpoint);
    EndpointState begun =
        state == null
            ? EndpointState.begun(endpoint, created, heard)
            : EndpointState.from(LedgerJson.read(state)).made(created);
    states.put(endpoint, begun.toBytes());
    known.put(endpoint, created);
  }

  private void forget(String endpoint) {
    Opened.store(totals).delete(endpoint);
    forgetMinutes(endpoint);
    KeyValueStore<String, byte[]> ring = Opened.store(attempts);
    ring.delete(LedgerStores.next(endpoint));
    for (int place = 0; place < LedgerStores.LOGGED; place++) {
      ring.delete(LedgerStores.place(endpoint, place));
    }
  }

  private void forgetMinutes(String endpoint) {
    WindowStore<String, byte[]> store = Opened.store(minutes);
    List<Long> starts = new ArrayList<>();
    long oldest =
        Math.max(0, context().currentStreamTimeMs() - LedgerStores.KEPT_MINUTES.toMillis());
    try (WindowStoreIterator<byte[]> each = store.fetch(endpoint, oldest, Long.MAX_VALUE)) {
      each.forEachRemaining(minute -> starts.add(minute.key));
    }
    starts.forEach(start -> store.put(endpoint, null, start));
  }
}
