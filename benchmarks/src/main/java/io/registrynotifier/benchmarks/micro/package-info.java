/** The small parts alone, under JMH: nanoseconds and bytes for each event. */
@NullMarked
package io.registrynotifier.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
