/** Events as registries send them, in any number, the same for the same seed. */
@NullMarked
package io.registrynotifier.testkit.sample;

import org.jspecify.annotations.NullMarked;
