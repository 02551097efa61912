/** What delivery promises, as objects that watch a run and say at its end what was broken. */
@NullMarked
package io.registrynotifier.testkit.guarantee;

import org.jspecify.annotations.NullMarked;
