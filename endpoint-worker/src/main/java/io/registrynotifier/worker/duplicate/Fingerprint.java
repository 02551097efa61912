package io.registrynotifier.worker.duplicate;

/**
 * Half of a SHA-256: 128 bits, so that two events that differ are never taken for one, by chance or
 * by somebody's design.
 */
record Fingerprint(long high, long low) {}
