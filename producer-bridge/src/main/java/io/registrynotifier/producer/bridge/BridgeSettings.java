package io.registrynotifier.producer.bridge;

import io.registrynotifier.event.Generation;
import io.registrynotifier.event.Source;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * How a registry's events are made.
 *
 * @param source the registry process that reports them
 * @param urls how URLs begin
 * @param generation the wire form
 * @param references whether manifests' references are told
 * @param clock when; its zone is the zone of the timestamps
 * @param ids ids of events and of requests; thread-safe, never the same twice
 * @param unsent what becomes of events that the sink did not take
 */
public record BridgeSettings(
    Source source,
    UrlStyle urls,
    Generation generation,
    References references,
    Clock clock,
    Supplier<String> ids,
    UnsentEvents unsent) {
  /** Refuses null. */
  public BridgeSettings {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(urls, "urls");
    Objects.requireNonNull(generation, "generation");
    Objects.requireNonNull(references, "references");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(ids, "ids");
    Objects.requireNonNull(unsent, "unsent");
  }

  /**
   * As a registry of today: generation 2, URLs by the request, no references, ids of version 7,
   * times in UTC; unsent events are logged.
   */
  public static BridgeSettings of(Source source) {
    Clock clock = Clock.systemUTC();
    return new BridgeSettings(
        source,
        new UrlStyle.OfRequest(),
        Generation.V2,
        References.OMITTED,
        clock,
        new UuidV7(clock, new SecureRandom()),
        UnsentEvents.logged());
  }

  public BridgeSettings withUrls(UrlStyle urls) {
    return new BridgeSettings(source, urls, generation, references, clock, ids, unsent);
  }

  public BridgeSettings withGeneration(Generation generation) {
    return new BridgeSettings(source, urls, generation, references, clock, ids, unsent);
  }

  public BridgeSettings withReferences(References references) {
    return new BridgeSettings(source, urls, generation, references, clock, ids, unsent);
  }

  public BridgeSettings withClock(Clock clock) {
    return new BridgeSettings(source, urls, generation, references, clock, ids, unsent);
  }

  public BridgeSettings withIds(Supplier<String> ids) {
    return new BridgeSettings(source, urls, generation, references, clock, ids, unsent);
  }

  public BridgeSettings withUnsent(UnsentEvents unsent) {
    return new BridgeSettings(source, urls, generation, references, clock, ids, unsent);
  }
}
