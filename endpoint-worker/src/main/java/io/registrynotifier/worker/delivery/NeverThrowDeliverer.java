package io.registrynotifier.worker.delivery;

import io.registrynotifier.worker.delivery.Outcome.Failure;
import io.registrynotifier.worker.delivery.Outcome.Unanswered;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outermost wrapper: a defect further in becomes an outcome and a log line. Thread-safe. */
final class NeverThrowDeliverer implements Deliverer {
  private static final Logger log = LoggerFactory.getLogger(NeverThrowDeliverer.class);

  private final Deliverer delegate;

  NeverThrowDeliverer(Deliverer delegate) {
    this.delegate = delegate;
  }

  @Override
  public CompletableFuture<Outcome> deliver(Attempt attempt) {
    try {
      return delegate.deliver(attempt);
    } catch (RuntimeException e) {
      log.error("error={} defect in a deliverer", e.toString(), e);
      return CompletableFuture.completedFuture(
          new Unanswered(Failure.INTERNAL_ERROR, e.getClass().getSimpleName()));
    }
  }
}
