package io.registrynotifier.worker.consume;

import io.registrynotifier.worker.offset.Counts;

/**
 * Says that a consumer has joined its group when it is told its partitions, and passes everything
 * on.
 */
record JoiningListener(GroupListener listener, Runnable joined) implements GroupListener {
  @Override
  public void assigned(int partitions) {
    joined.run();
    listener.assigned(partitions);
  }

  @Override
  public void lost(long events) {
    listener.lost(events);
  }

  @Override
  public void committed(int partition, Counts counts) {
    listener.committed(partition, counts);
  }
}
