/** Which endpoints there are and how they run, as a compacted topic keeps it. */
@NullMarked
package io.registrynotifier.worker.directory;

import org.jspecify.annotations.NullMarked;
