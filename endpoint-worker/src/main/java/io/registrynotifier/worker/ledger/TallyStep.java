package io.registrynotifier.worker.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/** Adds what is new in a tally to its endpoint's totals and to the minute. */
final class TallyStep extends ContextualProcessor<String, JsonNode, Void, Void> {
  private @Nullable KeyValueStore<String, byte[]> totals;
  private @Nullable WindowStore<String, byte[]> minutes;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    totals = context.getStateStore(LedgerStores.TOTALS);
    minutes = context.getStateStore(LedgerStores.MINUTES);
  }

  @Override
  public void process(Record<String, JsonNode> record) {
    KeyValueStore<String, byte[]> states = Opened.store(totals);
    Tally tally = Tally.from(record.value());
    Instant heard = Instant.ofEpochMilli(record.timestamp());
    byte[] known = states.get(record.key());
    EndpointState state =
        known == null
            ? EndpointState.begun(record.key(), tally.created(), heard)
            : EndpointState.from(LedgerJson.read(known));
    count(record.key(), record.timestamp(), state.news(tally));
    states.put(record.key(), state.with(tally, heard).toBytes());
  }

  private void count(String endpoint, long time, AttemptCounts news) {
    if (news.equals(AttemptCounts.NONE)) {
      return;
    }
    WindowStore<String, byte[]> store = Opened.store(minutes);
    long start = time - Math.floorMod(time, LedgerStores.MINUTE.toMillis());
    byte[] known = store.fetch(endpoint, start);
    AttemptCounts before =
        known == null ? AttemptCounts.NONE : AttemptCounts.from(LedgerJson.read(known));
    store.put(endpoint, LedgerJson.write(before.plus(news).toJson().put("start", start)), start);
  }
}
