package io.registrynotifier.worker.survey;

import java.time.Instant;

/**
 * An event that was put aside.
 *
 * @param id {@code PARTITION-OFFSET} on the dead letters topic
 * @param endpoint the endpoint that would not take it
 * @param cause why, for people
 * @param attempts how many requests carried it
 * @param firstFailure when the first of them failed
 * @param putAside when Kafka took the letter
 * @param event the event itself
 */
public record Letter(
    String id,
    String endpoint,
    String cause,
    int attempts,
    Instant firstFailure,
    Instant putAside,
    LetterEvent event) {}
