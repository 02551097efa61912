package io.registrynotifier.worker.directory;

import java.time.Instant;

/**
 * An event that is to be put aside without being delivered: whichever worker holds the partition
 * puts it on the dead letters topic with the reason, or finds that it is done already.
 *
 * @param reason why, in the words of who asked for it
 * @param asked when; what is published long after that is another event, of a topic made anew
 */
public record SkipOrder(int partition, long offset, String reason, Instant asked) {}
