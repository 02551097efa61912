package io.registrynotifier.worker.app;

import io.registrynotifier.endpoint.Batch;
import io.registrynotifier.endpoint.Duplicates;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Format;
import io.registrynotifier.endpoint.Headers;
import io.registrynotifier.endpoint.Ignore;
import io.registrynotifier.endpoint.Ordering;
import io.registrynotifier.endpoint.Reject;
import io.registrynotifier.endpoint.Retry;
import io.registrynotifier.endpoint.Start;
import io.registrynotifier.endpoint.StatusRanges;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes endpoints for tests: they try again soon and give up an answer soon. Not thread-safe. */
final class Endpoints {
  private final String name;
  private final URI url;
  private boolean disabled;
  private Duration timeout = Duration.ofSeconds(20);
  private int threshold = 1_000_000;
  private List<String> ignoredMediaTypes = List.of();
  private Ignore ignore = Ignore.NOTHING;
  private Duplicates duplicates = Duplicates.DEFAULT;
  private Reject reject = Reject.BLOCK;
  private OptionalInt attempts = OptionalInt.empty();
  private Duration backoff = Duration.ofMillis(50);
  private Batch batch = Batch.SINGLE;
  private Start start = new Start.Latest();

  private Endpoints(String name, URI url) {
    this.name = name;
    this.url = url;
  }

  static Endpoints of(String name, URI url) {
    return new Endpoints(name, url);
  }

  Endpoints disabled() {
    disabled = true;
    return this;
  }

  Endpoints timeout(Duration value) {
    timeout = value;
    return this;
  }

  Endpoints threshold(int value) {
    threshold = value;
    return this;
  }

  Endpoints backoff(Duration value) {
    backoff = value;
    return this;
  }

  Endpoints ignoredMediaTypes(String... values) {
    ignoredMediaTypes = List.of(values);
    return this;
  }

  Endpoints ignore(Ignore value) {
    ignore = value;
    return this;
  }

  Endpoints deadLetterAfter(int value) {
    attempts = OptionalInt.of(value);
    reject = new Reject(StatusRanges.NONE, Reject.Action.DEAD_LETTER);
    return this;
  }

  Endpoints duplicates(Duplicates value) {
    duplicates = value;
    return this;
  }

  Endpoints batch(int events) {
    batch = new Batch(events, 1 << 20, Duration.ZERO);
    return this;
  }

  Endpoints start(Start value) {
    start = value;
    return this;
  }

  Endpoint make() {
    return new Endpoint(
        name,
        url,
        disabled,
        Headers.NONE,
        timeout,
        threshold,
        ignoredMediaTypes,
        ignore,
        Ordering.KEY,
        64,
        batch,
        new Retry(
            backoff, backoff.multipliedBy(4), 0.2, attempts, Optional.empty(), Duration.ofHours(1)),
        reject,
        StatusRanges.SUCCESSFUL,
        start,
        Format.REGISTRY,
        duplicates);
  }
}
