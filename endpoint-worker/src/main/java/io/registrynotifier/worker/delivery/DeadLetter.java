package io.registrynotifier.worker.delivery;

import java.time.Instant;

/**
 * An event to be put aside, and why.
 *
 * @param endpoint the endpoint that would not take it
 * @param delivery the event and where it stood
 * @param cause in words: the last answer, and the limit or status that ended the trying
 * @param attempts how many requests carried it
 * @param firstFailure when the first of them failed
 */
public record DeadLetter(
    String endpoint, Delivery delivery, String cause, int attempts, Instant firstFailure) {}
