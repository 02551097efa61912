/**
 * What Kafka itself knows of every endpoint, whoever serves it: pending, holders, retries, where an
 * event stands, and what was put aside.
 */
@NullMarked
package io.registrynotifier.worker.survey;

import org.jspecify.annotations.NullMarked;
