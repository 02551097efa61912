/**
 * The delivery ledger: what became of every delivery, for the whole cluster, kept by Kafka Streams.
 */
@NullMarked
package io.registrynotifier.worker.ledger;

import org.jspecify.annotations.NullMarked;
