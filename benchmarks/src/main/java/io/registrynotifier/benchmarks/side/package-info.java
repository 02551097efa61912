/** Who is compared: the product's worker, its peer, a client without Kafka. */
@NullMarked
package io.registrynotifier.benchmarks.side;

import org.jspecify.annotations.NullMarked;
