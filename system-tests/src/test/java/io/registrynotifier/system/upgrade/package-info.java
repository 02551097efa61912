/** A new version, put in the place of the old one while events come. */
@NullMarked
package io.registrynotifier.system.upgrade;

import org.jspecify.annotations.NullMarked;
