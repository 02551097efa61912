/** The Kafka side of one endpoint: its group, its polls, its commits. */
@NullMarked
package io.registrynotifier.worker.consume;

import org.jspecify.annotations.NullMarked;
