package io.registrynotifier.worker.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Puts an attempt in the next place of its endpoint's ring. */
final class AttemptStep extends ContextualProcessor<String, JsonNode, Void, Void> {
  private @Nullable KeyValueStore<String, byte[]> attempts;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    attempts = context.getStateStore(LedgerStores.ATTEMPTS);
  }

  @Override
  public void process(Record<String, JsonNode> record) {
    KeyValueStore<String, byte[]> ring = Opened.store(attempts);
    String endpoint = record.key();
    long number = number(ring.get(LedgerStores.next(endpoint)));
    ring.put(LedgerStores.place(endpoint, number), LedgerJson.write(record.value()));
    ring.put(LedgerStores.next(endpoint), Long.toString(number + 1).getBytes(US_ASCII));
  }

  /** The number behind {@link LedgerStores#next}. */
  static long number(byte @Nullable [] next) {
    return next == null ? 0 : Long.parseLong(new String(next, US_ASCII));
  }
}
