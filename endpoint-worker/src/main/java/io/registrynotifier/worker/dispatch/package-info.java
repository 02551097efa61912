/** The flow of one endpoint: from lane to attempt to outcome to what may be committed. */
@NullMarked
package io.registrynotifier.worker.dispatch;

import org.jspecify.annotations.NullMarked;
