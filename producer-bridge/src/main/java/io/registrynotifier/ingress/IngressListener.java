package io.registrynotifier.ingress;

import java.time.Duration;

/** Hears how requests end. Called on whatever thread the end is found out; must not block. */
public interface IngressListener {
  /** Every event of an envelope is kept; at times there are none. */
  void published(int events, Duration took);

  /** At least one event of an envelope may not be kept; the request is rejected as well. */
  void failed(int events, Duration took);

  /** The request was answered with the rejection's status. */
  void rejected(Rejection rejection);
}
