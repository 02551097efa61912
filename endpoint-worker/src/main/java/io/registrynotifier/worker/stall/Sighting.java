package io.registrynotifier.worker.stall;

import io.registrynotifier.worker.consume.EndpointStatus;
import io.registrynotifier.worker.consume.Pulse;
import java.time.Instant;

/**
 * One look at an endpoint. Immutable.
 *
 * @param nanos when, by the ticker of the pulse
 * @param at when, by the clock of the status
 */
record Sighting(long nanos, Instant at, Pulse pulse, EndpointStatus status) {}
