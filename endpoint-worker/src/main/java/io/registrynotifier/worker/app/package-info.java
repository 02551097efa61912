/** The worker process, assembled in the order an event travels. */
@NullMarked
package io.registrynotifier.worker.app;

import org.jspecify.annotations.NullMarked;
