/** The status page in a real browser. */
@NullMarked
package io.registrynotifier.system.page;

import org.jspecify.annotations.NullMarked;
