/**
 * Reports what becomes of deliveries to the ledger's topic: counted where they end, told each
 * second, and never in their way.
 */
@NullMarked
package io.registrynotifier.worker.report;

import org.jspecify.annotations.NullMarked;
