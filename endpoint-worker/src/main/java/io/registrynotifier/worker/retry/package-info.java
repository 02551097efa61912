/** When to try again, and when to stop for a while: decisions without clock or thread. */
@NullMarked
package io.registrynotifier.worker.retry;

import org.jspecify.annotations.NullMarked;
