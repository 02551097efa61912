/** Faults on the network between a client and a server, made on purpose. */
@NullMarked
package io.registrynotifier.testkit.proxy;

import org.jspecify.annotations.NullMarked;
