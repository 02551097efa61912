/** Programs run as processes of their own, to be stopped, killed and looked into by tests. */
@NullMarked
package io.registrynotifier.testkit.process;

import org.jspecify.annotations.NullMarked;
