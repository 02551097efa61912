/**
 * The notifier command: each process alone, all of them in one with a broker inside, and checks.
 */
@NullMarked
package io.registrynotifier.standalone;

import org.jspecify.annotations.NullMarked;
