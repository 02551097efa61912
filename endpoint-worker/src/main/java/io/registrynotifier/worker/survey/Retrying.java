package io.registrynotifier.worker.survey;

import java.time.Instant;

/**
 * How far the trying of one failed event has come.
 *
 * @param offset where the event stands
 * @param attempts requests that failed so far
 * @param firstFailure when the first of them failed
 * @param nextTry not before this time
 */
public record Retrying(long offset, int attempts, Instant firstFailure, Instant nextTry) {}
