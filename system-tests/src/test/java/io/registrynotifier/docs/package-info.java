/** The pages under {@code docs} that are written from the code. */
@NullMarked
package io.registrynotifier.docs;

import org.jspecify.annotations.NullMarked;
