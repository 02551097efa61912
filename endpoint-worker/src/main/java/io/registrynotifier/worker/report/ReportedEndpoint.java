package io.registrynotifier.worker.report;

import io.registrynotifier.worker.consume.GroupListener;
import io.registrynotifier.worker.delivery.DeliveryListener;

/** An endpoint that is reported, from its beginning here to its end. Thread-safe. */
public final class ReportedEndpoint {
  private final EndpointReport report;

  ReportedEndpoint(EndpointReport report) {
    this.report = report;
  }

  /** Counts for the ledger what {@code next} hears. */
  public DeliveryListener deliveries(DeliveryListener next) {
    return new ReportedDeliveries(report, next);
  }

  /** Notes for the ledger what {@code next} hears. */
  public GroupListener group(GroupListener next) {
    return new ReportedGroup(report, next);
  }
}
