/** The whole journey, from a real registry to a real receiver, under faults. */
@NullMarked
package io.registrynotifier.system;

import org.jspecify.annotations.NullMarked;
