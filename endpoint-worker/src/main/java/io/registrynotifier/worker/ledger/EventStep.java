package io.registrynotifier.worker.ledger;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/** Keeps an attempt under its event's id. */
final class EventStep extends ContextualProcessor<String, byte[], Void, Void> {
  private @Nullable WindowStore<String, byte[]> events;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    events = context.getStateStore(LedgerStores.EVENTS);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    Opened.store(events).put(record.key(), record.value(), record.timestamp());
  }
}
