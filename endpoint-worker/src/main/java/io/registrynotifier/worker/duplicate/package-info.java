/** What an endpoint was given lately, so that an event that a registry sends again is known. */
@NullMarked
package io.registrynotifier.worker.duplicate;

import org.jspecify.annotations.NullMarked;
