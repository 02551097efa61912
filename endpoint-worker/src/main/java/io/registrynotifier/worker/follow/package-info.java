/** Makes a process do what the endpoint directory says, endpoint by endpoint. */
@NullMarked
package io.registrynotifier.worker.follow;

import org.jspecify.annotations.NullMarked;
