/** The status page: files of the worker's own jar, which ask the worker's API for everything. */
@NullMarked
package io.registrynotifier.worker.page;

import org.jspecify.annotations.NullMarked;
