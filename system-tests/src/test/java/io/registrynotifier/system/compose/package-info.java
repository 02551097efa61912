/** The compose files on a real container engine. */
@NullMarked
package io.registrynotifier.system.compose;

import org.jspecify.annotations.NullMarked;
