/** Programs run as processes of their own, to be stopped, killed and looked into by tests. */
@NullMarked
package io.registrynotifier.system.process;

import org.jspecify.annotations.NullMarked;
