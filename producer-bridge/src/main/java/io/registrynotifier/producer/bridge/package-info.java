/** From a registry's calls to events on a sink: the listener that makes events of what it hears. */
@NullMarked
package io.registrynotifier.producer.bridge;

import org.jspecify.annotations.NullMarked;
