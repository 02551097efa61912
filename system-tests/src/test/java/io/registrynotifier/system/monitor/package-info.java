/** What a real Prometheus sees of real processes, and what it makes of it. */
@NullMarked
package io.registrynotifier.system.monitor;

import org.jspecify.annotations.NullMarked;
