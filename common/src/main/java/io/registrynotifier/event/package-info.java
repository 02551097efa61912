/** The registry's events: their names, their JSON, and the way they are carried. */
@NullMarked
package io.registrynotifier.event;

import org.jspecify.annotations.NullMarked;
