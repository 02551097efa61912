/** The journey of a few events, shown as it happens. */
@NullMarked
package io.registrynotifier.standalone.demo;

import org.jspecify.annotations.NullMarked;
