package io.registrynotifier.config;

import java.util.List;

/**
 * What the bridge process takes in.
 *
 * @param credentials any one of them opens the bridge; empty lets everybody in
 */
public record BridgeSettings(List<Credential> credentials, Limits limits) {
  /** Open to everybody, with the default bounds. */
  public static final BridgeSettings DEFAULT = new BridgeSettings(List.of(), Limits.DEFAULT);

  /** Copies the credentials. */
  public BridgeSettings {
    credentials = List.copyOf(credentials);
  }

  /**
   * Bounds of one request.
   *
   * @param maxBodyBytes of a request's body, after decompression
   * @param maxEvents of one envelope
   * @param maxEventBytes of one event without white space; below the {@code max.request.size} of
   *     Kafka's producer, which counts key and headers too
   */
  public record Limits(int maxBodyBytes, int maxEvents, int maxEventBytes) {
    /** 8 MiB, 10,000 events, 1000 KiB (24 KiB below the producer's default bound). */
    public static final Limits DEFAULT = new Limits(8 << 20, 10_000, 1000 << 10);
  }
}
