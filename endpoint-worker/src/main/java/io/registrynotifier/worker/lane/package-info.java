/** The ordered queues of one endpoint: what may go next. */
@NullMarked
package io.registrynotifier.worker.lane;

import org.jspecify.annotations.NullMarked;
