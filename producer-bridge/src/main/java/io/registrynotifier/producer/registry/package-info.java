/** A registry's own shape: what an embedding registry has, so that it can be listened to. */
@NullMarked
package io.registrynotifier.producer.registry;

import org.jspecify.annotations.NullMarked;
