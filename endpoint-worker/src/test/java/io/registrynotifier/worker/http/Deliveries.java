package io.registrynotifier.worker.http;

import io.registrynotifier.endpoint.Batch;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Format;
import io.registrynotifier.endpoint.Headers;
import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.Deliverer;
import io.registrynotifier.worker.delivery.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client of its own for a test. */
final class Deliveries implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 20;

  private final ExecutorService lookups = Executors.newFixedThreadPool(2);
  private final WebhookClient client = WebhookClient.start(lookups);

  Deliverer to(Endpoint endpoint) {
    return client.deliverer(endpoint);
  }

  /** Delivers and waits for the outcome. */
  Outcome deliver(Endpoint endpoint, Attempt attempt) {
    return await(to(endpoint), attempt);
  }

  /** Delivers one event to an endpoint with a timeout of three seconds. */
  Outcome deliver(URI url) {
    return deliver(endpoint(url, Duration.ofSeconds(3)), Owing.anEvent());
  }

  static Outcome await(Deliverer deliverer, Attempt attempt) {
    try {
      return deliverer.deliver(attempt).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new AssertionError("no outcome", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  static Endpoint endpoint(URI url, Duration timeout) {
    return endpoint(url, timeout, Headers.NONE, Format.REGISTRY);
  }

  static Endpoint endpoint(URI url, Duration timeout, Headers headers, Format format) {
    Endpoint plain = Endpoint.of("receiver", url);
    return new Endpoint(
        plain.name(),
        url,
        false,
        headers,
        timeout,
        plain.threshold(),
        plain.ignoredMediaTypes(),
        plain.ignore(),
        plain.ordering(),
        plain.concurrency(),
        Batch.SINGLE,
        plain.retry(),
        plain.reject(),
        plain.accept(),
        plain.start(),
        format,
        plain.duplicates());
  }

  @Override
  public void close() {
    client.close();
    lookups.shutdownNow();
  }
}
