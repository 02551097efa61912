/** The topics, the records on them, and how they are created and checked. */
@NullMarked
package io.registrynotifier.topic;

import org.jspecify.annotations.NullMarked;
