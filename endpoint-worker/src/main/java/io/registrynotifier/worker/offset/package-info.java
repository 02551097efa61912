/** Which offsets are done, and how that is written into a commit: arithmetic alone. */
@NullMarked
package io.registrynotifier.worker.offset;

import org.jspecify.annotations.NullMarked;
