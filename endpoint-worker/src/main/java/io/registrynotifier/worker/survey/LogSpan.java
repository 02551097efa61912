package io.registrynotifier.worker.survey;

/**
 * What one partition has, at one moment.
 *
 * @param begin its oldest offset
 * @param end the offset behind its last readable record
 */
record LogSpan(long begin, long end) {}
