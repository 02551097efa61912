/** Runs in which processes are killed and started by a plan that a seed decides. */
@NullMarked
package io.registrynotifier.system.kill;

import org.jspecify.annotations.NullMarked;
