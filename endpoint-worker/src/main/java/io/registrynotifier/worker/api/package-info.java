/** The worker's API: what the directory, the ledger and Kafka know, and what they can be told. */
@NullMarked
package io.registrynotifier.worker.api;

import org.jspecify.annotations.NullMarked;
