package io.registrynotifier.benchmarks.event;

/**
 * What tells one event of a benchmark from another.
 *
 * @param repository the repository's number, from 0
 * @param place how many events of the repository came before, from 0
 */
public record EventNumber(int repository, int place) {}
