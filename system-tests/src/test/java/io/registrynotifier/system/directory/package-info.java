/** The endpoint directory when the processes that write to it die. */
@NullMarked
package io.registrynotifier.system.directory;

import org.jspecify.annotations.NullMarked;
