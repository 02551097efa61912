package io.registrynotifier.testkit.guarantee;

/**
 * An event that was acknowledged.
 *
 * @param sequence rising within the repository in the order of publishing
 */
public record PublishedEvent(String id, String repository, long sequence) {}
