package io.registrynotifier.standalone.node;

import io.registrynotifier.config.NotifierConfig;
import io.registrynotifier.process.ProcessMetrics;
import io.registrynotifier.process.Service;

/** How a service of a process is started. */
@FunctionalInterface
public interface ServiceStart {
  Service start(NotifierConfig config, ProcessMetrics metrics);
}
