/** A receiver that costs little and counts what it is sent, in a process of its own. */
@NullMarked
package io.registrynotifier.benchmarks.receiver;

import org.jspecify.annotations.NullMarked;
