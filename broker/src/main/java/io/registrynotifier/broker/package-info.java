/** A real Kafka broker inside the process: KRaft in combined mode, its data in one directory. */
@NullMarked
package io.registrynotifier.broker;

import org.jspecify.annotations.NullMarked;
