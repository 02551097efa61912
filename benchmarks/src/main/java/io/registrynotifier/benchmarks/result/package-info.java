/** Rates, spreads, goals, tables and plots. */
@NullMarked
package io.registrynotifier.benchmarks.result;

import org.jspecify.annotations.NullMarked;
