/** Asks a running process how it is. */
@NullMarked
package io.registrynotifier.standalone.probe;

import org.jspecify.annotations.NullMarked;
