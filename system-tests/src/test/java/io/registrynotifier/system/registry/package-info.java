/** A real registry, run and used over its HTTP API. */
@NullMarked
package io.registrynotifier.system.registry;

import org.jspecify.annotations.NullMarked;
