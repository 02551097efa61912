/** What a worker shows of itself over HTTP. */
@NullMarked
package io.registrynotifier.worker.admin;

import org.jspecify.annotations.NullMarked;
