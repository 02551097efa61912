/** What is owed, what is tried and how it ends: the words of delivery, without a client. */
@NullMarked
package io.registrynotifier.worker.delivery;

import org.jspecify.annotations.NullMarked;
