/** What is measured, and what it must reach. */
@NullMarked
package io.registrynotifier.benchmarks.bench;

import org.jspecify.annotations.NullMarked;
