package io.registrynotifier.standalone.demo;

import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.Retry;
import io.registrynotifier.endpoint.Start;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One endpoint that is tried again soon: nobody watches a demo for five minutes. */
final class DemoConfig {
  static final String ENDPOINT = "demo";

  private DemoConfig() {}

  static NotifierConfig of(URI receiver) {
    NotifierConfig base = NotifierConfig.DEFAULT;
    return new NotifierConfig(
        base.kafka(),
        base.topics(),
        base.http(),
        base.includeReferences(),
        List.of(endpoint(receiver)),
        base.bridge(),
        base.worker(),
        base.api(),
        base.ledger(),
        base.directory());
  }

  private static Endpoint endpoint(URI receiver) {
    Endpoint plain = Endpoint.of(ENDPOINT, receiver);
    return new Endpoint(
        plain.name(),
        plain.url(),
        plain.disabled(),
        plain.headers(),
        plain.timeout(),
        plain.threshold(),
        plain.ignoredMediaTypes(),
        plain.ignore(),
        plain.ordering(),
        plain.concurrency(),
        plain.batch(),
        soon(),
        plain.reject(),
        plain.accept(),
        new Start.Earliest(),
        plain.format(),
        plain.duplicates());
  }

  private static Retry soon() {
    return new Retry(
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Retry.DEFAULT.jitter(),
        OptionalInt.empty(),
        Optional.empty(),
        Retry.DEFAULT.maxRetryAfter());
  }
}
