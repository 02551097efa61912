/** The command that measures the product beside its peers. */
@NullMarked
package io.registrynotifier.benchmarks;

import org.jspecify.annotations.NullMarked;
