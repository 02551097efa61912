package io.registrynotifier.benchmarks.bench;

import io.registrynotifier.benchmarks.event.EventOrder;
import io.registrynotifier.benchmarks.event.EventTopic;
import io.registrynotifier.benchmarks.receiver.Conduct;
import io.registrynotifier.benchmarks.receiver.ReceiverProcess;
import io.registrynotifier.testkit.process.BrokerProcess;

/**
 * A broker with its data, and a receiver: what sides are measured between. Used by one thread.
 *
 * @param scratch the broker's data
 */
record Rig(Scratch scratch, BrokerProcess broker, ReceiverProcess receiver)
    implements AutoCloseable {
  static final int PARTITIONS = 6;

  /** Starts both. */
  static Rig start(Conduct conduct) {
    Scratch scratch = Scratch.create();
    BrokerProcess broker = BrokerProcess.start(scratch.directory());
    return new Rig(scratch, broker, ReceiverProcess.start(conduct));
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Makes the events topic with so many events on it. */
  Rig fill(int events, EventOrder order) {
    EventTopic.create(bootstrapServers(), PARTITIONS);
    EventTopic.fill(bootstrapServers(), events, order);
    return this;
  }

  /** Turns in which so many of the events are to be delivered. */
  Turns turns(String bench, int events, int repositories, Settings settings, Progress progress) {
    return new Turns(
        bench, bootstrapServers(), receiver, events, repositories, settings.directory(), progress);
  }

  @Override
  public void close() {
    try (scratch;
        broker;
        receiver) {
      // in this order, backwards
    }
  }
}
