/** The one place where delivery is counted. */
@NullMarked
package io.registrynotifier.worker.metrics;

import org.jspecify.annotations.NullMarked;
