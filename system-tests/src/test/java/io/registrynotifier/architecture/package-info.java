/** The architecture as tables and rules that fail when it is broken. */
@NullMarked
package io.registrynotifier.architecture;

import org.jspecify.annotations.NullMarked;
