package io.registrynotifier.worker.report;

import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.DeadLetter;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.DeliveryListener;
import io.registrynotifier.worker.delivery.Outcome;
import java.time.Duration;
import java.util.List;

/** Counts attempts for the ledger, and hands everything on. Called in the endpoint's flow. */
record ReportedDeliveries(EndpointReport report, DeliveryListener next)
    implements DeliveryListener {
  @Override
  public void taken(int events) {
    next.taken(events);
  }

  @Override
  public void skippedDuplicate() {
    next.skippedDuplicate();
  }

  @Override
  public void ended(Attempt attempt, Outcome outcome, Duration took) {
    report.ended(attempt, outcome, took);
    next.ended(attempt, outcome, took);
  }

  @Override
  public void retrying(List<Delivery> deliveries) {
    next.retrying(deliveries);
  }

  @Override
  public void putAside(DeadLetter letter) {
    next.putAside(letter);
  }
}
