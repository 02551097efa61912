package io.registrynotifier.worker.delivery;

import io.registrynotifier.endpoint.Batch;
import io.registrynotifier.endpoint.Duplicates;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Headers;
import io.registrynotifier.endpoint.Ignore;
import io.registrynotifier.endpoint.Ordering;
import io.registrynotifier.endpoint.Reject;
import io.registrynotifier.endpoint.Retry;
import io.registrynotifier.endpoint.StatusRanges;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An endpoint with the defaults but for what a test names. Not thread-safe. */
public final class EndpointBuilder {
  private final Endpoint defaults;
  private Headers headers = Headers.NONE;
  private Duration timeout;
  private int threshold;
  private List<String> ignoredMediaTypes = List.of();
  private Ignore ignore = Ignore.NOTHING;
  private Ordering ordering = Ordering.KEY;
  private int concurrency;
  private Batch batch = Batch.SINGLE;
  private Duplicates duplicates = Duplicates.OFF;
  private Reject reject = Reject.BLOCK;
  private Duration backoff = Duration.ofSeconds(1);
  private Duration maxBackoff = Duration.ofMinutes(5);
  private double jitter;
  private OptionalInt attempts = OptionalInt.empty();
  private Optional<Duration> age = Optional.empty();
  private Duration maxRetryAfter = Duration.ofHours(1);

  private EndpointBuilder(Endpoint defaults) {
    this.defaults = defaults;
    this.timeout = defaults.timeout();
    this.threshold = defaults.threshold();
    this.concurrency = defaults.concurrency();
  }

  /** The defaults, but no jitter, and every event is delivered however often it comes. */
  public static EndpointBuilder named(String name) {
    return new EndpointBuilder(Endpoint.of(name, URI.create("http://receiver.example/hook?key=k")));
  }

  public EndpointBuilder headers(Headers value) {
    headers = value;
    return this;
  }

  public EndpointBuilder timeout(Duration value) {
    timeout = value;
    return this;
  }

  public EndpointBuilder threshold(int value) {
    threshold = value;
    return this;
  }

  public EndpointBuilder ignoredMediaTypes(List<String> value) {
    ignoredMediaTypes = value;
    return this;
  }

  public EndpointBuilder ignore(Ignore value) {
    ignore = value;
    return this;
  }

  public EndpointBuilder ordering(Ordering value) {
    ordering = value;
    return this;
  }

  public EndpointBuilder concurrency(int value) {
    concurrency = value;
    return this;
  }

  public EndpointBuilder batch(int events, int maxBytes, Duration linger) {
    batch = new Batch(events, maxBytes, linger);
    return this;
  }

  public EndpointBuilder duplicates(Duration window, int events) {
    duplicates = new Duplicates(window, events);
    return this;
  }

  public EndpointBuilder backoff(Duration first, Duration longest) {
    backoff = first;
    maxBackoff = longest;
    return this;
  }

  public EndpointBuilder jitter(double value) {
    jitter = value;
    return this;
  }

  public EndpointBuilder maxRetryAfter(Duration value) {
    maxRetryAfter = value;
    return this;
  }

  public EndpointBuilder attempts(int value) {
    attempts = OptionalInt.of(value);
    return this;
  }

  public EndpointBuilder age(Duration value) {
    age = Optional.of(value);
    return this;
  }

  /** Events past the limits, or answered with one of the statuses, become dead letters. */
  public EndpointBuilder deadLetters(StatusRanges.Range... statuses) {
    reject = new Reject(new StatusRanges(List.of(statuses)), Reject.Action.DEAD_LETTER);
    return this;
  }

  public Endpoint build() {
    return new Endpoint(
        defaults.name(),
        defaults.url(),
        false,
        headers,
        timeout,
        threshold,
        ignoredMediaTypes,
        ignore,
        ordering,
        concurrency,
        batch,
        new Retry(backoff, maxBackoff, jitter, attempts, age, maxRetryAfter),
        reject,
        defaults.accept(),
        defaults.start(),
        defaults.format(),
        duplicates);
  }
}
