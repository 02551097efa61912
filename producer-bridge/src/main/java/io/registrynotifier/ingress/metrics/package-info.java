/** Counts what the ingress does. */
@NullMarked
package io.registrynotifier.ingress.metrics;

import org.jspecify.annotations.NullMarked;
