/** The delivery ledger of worker processes that are killed. */
@NullMarked
package io.registrynotifier.system.ledger;

import org.jspecify.annotations.NullMarked;
