/** The configured receiver of events, as values. */
@NullMarked
package io.registrynotifier.endpoint;

import org.jspecify.annotations.NullMarked;
