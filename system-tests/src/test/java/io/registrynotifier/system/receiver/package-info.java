/** Receivers of webhooks that write down what arrives. */
@NullMarked
package io.registrynotifier.system.receiver;

import org.jspecify.annotations.NullMarked;
