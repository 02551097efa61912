/** What several commands take from the command line. */
@NullMarked
package io.registrynotifier.standalone.option;

import org.jspecify.annotations.NullMarked;
