package io.registrynotifier.worker.survey;

/**
 * A dead letter with what it holds.
 *
 * @param json the event as it was carried
 */
public record OpenLetter(Letter letter, String json) {}
