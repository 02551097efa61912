/** What the system tests have counted and measured, in lines that are quoted elsewhere. */
@NullMarked
package io.registrynotifier.system.report;

import org.jspecify.annotations.NullMarked;
