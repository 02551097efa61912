/** The sink that is a Kafka topic: a write is done when all in-sync replicas have it. */
@NullMarked
package io.registrynotifier.producer.kafka;

import org.jspecify.annotations.NullMarked;
