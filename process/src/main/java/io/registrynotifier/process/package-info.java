/** What every process shows: one HTTP server, health, the metrics page, an orderly end. */
@NullMarked
package io.registrynotifier.process;

import org.jspecify.annotations.NullMarked;
