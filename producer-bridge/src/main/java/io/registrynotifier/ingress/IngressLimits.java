package io.registrynotifier.ingress;

import io.registrynotifier.event.Limits;
import java.time.Duration;

/**
 * How much the ingress takes in.
 *
 * @param maxBodyBytes of one request's body
 * @param maxInFlightBytes of the bodies of all requests that are not answered yet; at least one
 *     body's
 * @param maxBodyTime from a request's headers to the end of its body
 * @param events of one envelope
 */
public record IngressLimits(
    int maxBodyBytes, long maxInFlightBytes, Duration maxBodyTime, Limits events) {
  private static final Duration MAX_BODY_TIME = Duration.ofSeconds(30);

  /** A body costs its size about thrice: as read, as events, as records. */
  private static final int HEAP_SHARE = 12;

  /** Refuses bounds that let no body through. */
  public IngressLimits {
    if (maxBodyBytes < 1 || maxInFlightBytes < maxBodyBytes) {
      throw new IllegalArgumentException(
          "maxBodyBytes %d, maxInFlightBytes %d: expected 1 or more, and room for one body"
              .formatted(maxBodyBytes, maxInFlightBytes));
    }
  }

  /** A twelfth of the heap for bodies, and half a minute for each. */
  public static IngressLimits of(int maxBodyBytes, Limits events) {
    long maxInFlightBytes = Math.max(maxBodyBytes, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    return new IngressLimits(maxBodyBytes, maxInFlightBytes, MAX_BODY_TIME, events);
  }
}
