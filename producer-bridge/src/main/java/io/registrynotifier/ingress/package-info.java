/** Takes registries' webhooks: an envelope is answered with success when its events are kept. */
@NullMarked
package io.registrynotifier.ingress;

import org.jspecify.annotations.NullMarked;
