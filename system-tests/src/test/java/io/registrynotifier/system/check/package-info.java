/** Holds a run to the promises of delivery, and counts what became of its events. */
@NullMarked
package io.registrynotifier.system.check;

import org.jspecify.annotations.NullMarked;
