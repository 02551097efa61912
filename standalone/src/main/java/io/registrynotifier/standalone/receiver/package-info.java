/** A receiver of webhooks that shows what arrives, for demonstrations and examples. */
@NullMarked
package io.registrynotifier.standalone.receiver;

import org.jspecify.annotations.NullMarked;
