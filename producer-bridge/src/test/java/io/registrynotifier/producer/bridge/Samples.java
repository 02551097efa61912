package io.registrynotifier.producer.bridge;

import io.registrynotifier.event.Source;
import io.registrynotifier.producer.listener.ListeningRepository;
import io.registrynotifier.producer.listener.ListeningRepositoryRemover;
import io.registrynotifier.producer.listener.NeverThrowListener;
import io.registrynotifier.producer.registry.FakeRegistry;
import io.registrynotifier.producer.registry.RegistryCall;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A request, and settings whose ids and time are known beforehand. */
final class Samples {
  static final IncomingRequest REQUEST =
      new IncomingRequest(
          "http",
          "PUT",
          "/v2/library/test/manifests/latest",
          "example.com",
          "192.0.2.1:41961",
          Map.of("user-agent", List.of("test/0.1")));

  private Samples() {}

  /** Ids are {@code id-1} for the first request, {@code id-2} for its first event, and so on. */
  static BridgeSettings settings() {
    AtomicInteger ids = new AtomicInteger();
    return BridgeSettings.of(Source.of("hostname.local:5000", "instance"))
        .withClock(Clock.fixed(Instant.parse("2006-01-02T15:04:05Z"), ZoneOffset.UTC))
        .withIds(() -> "id-" + ids.incrementAndGet());
  }

  static IncomingRequest requestWith(Map<String, List<String>> headers) {
    return new IncomingRequest(
        REQUEST.scheme(),
        REQUEST.method(),
        REQUEST.path(),
        REQUEST.host(),
        REQUEST.remoteAddress(),
        headers);
  }

  static Object make(RegistryCall call, FakeRegistry registry, Bridge bridge) throws IOException {
    NeverThrowListener listener = bridge.listener(REQUEST, "test-actor");
    return call.make(
        ListeningRepository.of(registry.repository(), listener),
        ListeningRepositoryRemover.of(registry, listener));
  }
}
