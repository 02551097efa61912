/** Events that carry their own place in the order, and the topic that holds them. */
@NullMarked
package io.registrynotifier.benchmarks.event;

import org.jspecify.annotations.NullMarked;
