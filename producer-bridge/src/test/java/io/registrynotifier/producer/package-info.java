/** The library as an embedding registry uses it. */
@NullMarked
package io.registrynotifier.producer;

import org.jspecify.annotations.NullMarked;
