/** Attempts as HTTP requests on one shared asynchronous client. */
@NullMarked
package io.registrynotifier.worker.http;

import org.jspecify.annotations.NullMarked;
