/** Assembles the bridge process: ingress, sink, watch and metrics. */
@NullMarked
package io.registrynotifier.producer.app;

import org.jspecify.annotations.NullMarked;
