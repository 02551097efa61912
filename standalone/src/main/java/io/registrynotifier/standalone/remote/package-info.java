/** The commands that talk to a running worker over its API. */
@NullMarked
package io.registrynotifier.standalone.remote;

import org.jspecify.annotations.NullMarked;
