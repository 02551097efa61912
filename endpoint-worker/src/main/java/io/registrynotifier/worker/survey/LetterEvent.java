package io.registrynotifier.worker.survey;

/**
 * The event in a dead letter, as its headers describe it.
 *
 * @param partition where it stood on the events topic
 * @param offset where it stood on the partition
 * @param id the event's id
 * @param repository empty where the event has none
 * @param tag empty where the event has none
 * @param action the registry's word
 * @param mediaType of the target; empty where the event has none
 * @param bytes the size of its JSON
 */
public record LetterEvent(
    int partition,
    long offset,
    String id,
    String repository,
    String tag,
    String action,
    String mediaType,
    int bytes) {}
