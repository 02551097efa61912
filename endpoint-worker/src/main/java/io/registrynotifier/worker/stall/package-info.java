/** Notices an endpoint that has work, is free to do it, and does not. */
@NullMarked
package io.registrynotifier.worker.stall;

import org.jspecify.annotations.NullMarked;
