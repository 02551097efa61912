/**
 * Listening to a registry: each call that succeeds is told to a listener, and never harmed by it.
 */
@NullMarked
package io.registrynotifier.producer.listener;

import org.jspecify.annotations.NullMarked;
