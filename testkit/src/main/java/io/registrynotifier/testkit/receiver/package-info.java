/** A webhook receiver that remembers every request and answers as badly as a test asks. */
@NullMarked
package io.registrynotifier.testkit.receiver;

import org.jspecify.annotations.NullMarked;
