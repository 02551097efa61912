package io.registrynotifier.worker.http;

import java.util.Optional;

/**
 * What a receiver answered.
 *
 * @param status the final status code
 * @param retryAfter the {@code Retry-After} header as it stood
 * @param excerpt the start of the body as text
 */
record Answer(int status, Optional<String> retryAfter, String excerpt) {}
