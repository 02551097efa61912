package io.registrynotifier.worker.report;

import io.registrynotifier.worker.consume.GroupListener;
import io.registrynotifier.worker.offset.Counts;

/** Notes for the ledger what stands committed, and hands everything on. On the poll thread. */
record ReportedGroup(EndpointReport report, GroupListener next) implements GroupListener {
  @Override
  public void assigned(int partitions) {
    report.changed();
    next.assigned(partitions);
  }

  @Override
  public void lost(long events) {
    next.lost(events);
  }

  @Override
  public void committed(int partition, Counts counts) {
    report.committed(partition, counts);
    next.committed(partition, counts);
  }
}
