package io.registrynotifier.worker.app;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.consume.EndpointWorker;
import io.registrynotifier.worker.consume.EndpointWorkers;
import io.registrynotifier.worker.directory.Activity;
import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.directory.SkipOrder;
import io.registrynotifier.worker.dispatch.FlowListener;
import io.registrynotifier.worker.dispatch.Skip;
import io.registrynotifier.worker.follow.EndpointRuns;
import io.registrynotifier.worker.http.WebhookClient;
import io.registrynotifier.worker.metrics.EndpointMeters;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs endpoints as they are followed. Confined to the following thread. */
final class FollowedEndpoints implements EndpointRuns {
  private static final Logger log = LoggerFactory.getLogger(FollowedEndpoints.class);

  private final EndpointWorkers workers;
  private final WebhookClient client;
  private final LedgerSide ledger;
  private final Function<String, EndpointMeters> meters;
  private final Leaving leaving;
  private final Map<String, SwitchedDeliverer> deliverers = new ConcurrentHashMap<>();

  FollowedEndpoints(
      EndpointWorkers workers,
      WebhookClient client,
      LedgerSide ledger,
      Function<String, EndpointMeters> meters,
      Leaving leaving) {
    this.workers = workers;
    this.client = client;
    this.ledger = ledger;
    this.meters = meters;
    this.leaving = leaving;
  }

  @Override
  public void start(DirectoryEntry entry) {
    Endpoint endpoint = entry.endpoint();
    SwitchedDeliverer deliverer = new SwitchedDeliverer(client.deliverer(endpoint));
    deliverers.put(endpoint.name(), deliverer);
    LedgerSide.Reported reported = ledger.begin(entry, meters.apply(endpoint.name()));
    workers.start(
        endpoint,
        deliverer,
        new LoggedDeliveries(endpoint, reported.deliveries()),
        reported.group(),
        wake -> turns(endpoint, wake),
        worker -> prepare(worker, entry));
  }

  private FlowListener turns(Endpoint endpoint, Runnable wake) {
    return new RecordedPark(
        new LoggedTurns(endpoint, Clock.systemUTC(), wake), () -> leaving.parked(endpoint.name()));
  }

  private static void prepare(EndpointWorker worker, DirectoryEntry entry) {
    if (entry.activity() == Activity.PARKED) {
      worker.park();
    } else if (entry.activity() != Activity.RUNNING) {
      worker.hold();
    }
    entry.skips().forEach(skip -> worker.skip(asked(skip)));
  }

  private static Skip asked(SkipOrder skip) {
    return new Skip(skip.partition(), skip.offset(), "skipped: " + skip.reason(), skip.asked());
  }

  @Override
  public void change(Endpoint endpoint) {
    SwitchedDeliverer deliverer = deliverers.get(endpoint.name());
    if (deliverer != null) {
      deliverer.become(client.deliverer(endpoint));
    }
    running(endpoint.name(), worker -> worker.change(endpoint));
    ledger.follow(endpoint);
    log.atInfo()
        .addKeyValue("endpoint", endpoint.name())
        .addKeyValue("url", endpoint.maskedUrl())
        .log("endpoint changed, the next attempts go by it");
  }

  @Override
  public void hold(String name) {
    running(name, EndpointWorker::hold);
  }

  @Override
  public void park(String name) {
    running(name, EndpointWorker::park);
  }

  @Override
  public void release(String name) {
    running(name, EndpointWorker::release);
  }

  @Override
  public void retryNow(String name) {
    running(name, EndpointWorker::retryNow);
  }

  @Override
  public void skip(String name, SkipOrder skip) {
    running(name, worker -> worker.skip(asked(skip)));
  }

  private void running(String name, Consumer<EndpointWorker> told) {
    workers.find(name).ifPresent(told);
  }

  @Override
  public CompletableFuture<Void> stop(String name) {
    log.atInfo().addKeyValue("endpoint", name).log("endpoint stops here");
    return workers.stop(name).thenRun(() -> deliverers.remove(name));
  }

  @Override
  public void keep(Endpoint endpoint) {
    workers.keep(endpoint);
  }

  @Override
  public CompletableFuture<Void> keepNoMore(String name) {
    return workers.keepNoMore(name);
  }

  @Override
  public void left(DirectoryEntry entry) {
    ledger.gone(entry);
    leaving.left(entry.name());
  }

  @Override
  public void forget(String name) {
    ledger.forget(name);
    leaving.forget(name);
  }

  @Override
  public void expect(int endpoints) {
    workers.fit(endpoints);
  }

  /** Hears what ends in an endpoint's life. */
  interface Leaving {
    /** Its receiver says that it is gone. Called in the endpoint's flow. */
    void parked(String name);

    /** Nothing of it is left here. */
    void left(String name);

    /** It is no more. */
    void forget(String name);
  }
}
