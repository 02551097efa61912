/** The one YAML file for every process, read into settings with every error named. */
@NullMarked
package io.registrynotifier.config;

import org.jspecify.annotations.NullMarked;
