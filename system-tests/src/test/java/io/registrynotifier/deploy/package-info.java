/** That what stands under {@code deploy} is right, as far as that shows without running it. */
@NullMarked
package io.registrynotifier.deploy;

import org.jspecify.annotations.NullMarked;
