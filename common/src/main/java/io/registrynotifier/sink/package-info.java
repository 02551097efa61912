/** Where events are written to: the seam between whoever makes events and whatever keeps them. */
@NullMarked
package io.registrynotifier.sink;

import org.jspecify.annotations.NullMarked;
