package io.registrynotifier.testkit.sample;

/**
 * One event as a registry would write it, on one line.
 *
 * @param sequence its place among the events of the generator that made it, from 0
 */
public record SampleEvent(
    String id, String action, String repository, String digest, long sequence, String json) {}
