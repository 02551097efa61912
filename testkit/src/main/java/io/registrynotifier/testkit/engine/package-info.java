/** The machine's container engine, for tests with real images. */
@NullMarked
package io.registrynotifier.testkit.engine;

import org.jspecify.annotations.NullMarked;
