/** Processes put together from their services, up to all of them with a broker in one. */
@NullMarked
package io.registrynotifier.standalone.node;

import org.jspecify.annotations.NullMarked;
