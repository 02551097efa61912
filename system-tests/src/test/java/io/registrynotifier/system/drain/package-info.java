/** How fast a registry's own queue empties into whoever takes its events. */
@NullMarked
package io.registrynotifier.system.drain;

import org.jspecify.annotations.NullMarked;
