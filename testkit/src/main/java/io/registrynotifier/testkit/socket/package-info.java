/** What the proxy and the receiver share: a port that is listened on, and threads for it. */
@NullMarked
package io.registrynotifier.testkit.socket;

import org.jspecify.annotations.NullMarked;
