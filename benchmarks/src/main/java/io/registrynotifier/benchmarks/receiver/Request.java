package io.registrynotifier.benchmarks.receiver;

import io.registrynotifier.benchmarks.event.EventNumber;
import java.util.List;

/**
 * One request, as far as a benchmark cares.
 *
 * @param target the path
 * @param events those in the body, in their order
 */
record Request(String target, List<EventNumber> events) {}
