package io.registrynotifier.worker.survey;

import java.time.Instant;
import java.util.Optional;

/**
 * An event on the events topic, as its headers describe it.
 *
 * @param time when Kafka took it
 * @param id the event's id
 * @param repository empty where the event has none
 * @param tag empty where the event has none
 * @param action the registry's word
 * @param mediaType of the target; empty where the event has none
 * @param bytes the size of its JSON
 * @param redriveTo the only endpoint that it is for, when it was written again for one
 */
public record FoundEvent(
    int partition,
    long offset,
    Instant time,
    String id,
    String repository,
    String tag,
    String action,
    String mediaType,
    int bytes,
    Optional<String> redriveTo) {}
