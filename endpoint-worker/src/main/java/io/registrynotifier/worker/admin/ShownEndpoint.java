package io.registrynotifier.worker.admin;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.metrics.EventCounts;

/**
 * An endpoint with its numbers, for pages.
 *
 * @param pending deliveries owed and not yet done
 */
public record ShownEndpoint(Endpoint endpoint, long pending, EventCounts counts) {}
