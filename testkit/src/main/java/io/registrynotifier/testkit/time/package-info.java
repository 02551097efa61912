/** Time that passes only when a test says so. */
@NullMarked
package io.registrynotifier.testkit.time;

import org.jspecify.annotations.NullMarked;
