/** Real brokers for tests: one shared by a JVM's tests, and ones of a test's own to be stopped. */
@NullMarked
package io.registrynotifier.testkit;

import org.jspecify.annotations.NullMarked;
