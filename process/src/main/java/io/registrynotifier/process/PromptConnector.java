package io.registrynotifier.process;

import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ManagedSelector.SelectorUpdate;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connector whose one selector thread accepts connections and opens them itself. Jetty's own has
 * other threads do either, and a registry makes a connection for each event and waits for the
 * answer: each change of threads is time that it waits.
 *
 * <p>Opening a connection without TLS does not block. Thread-safe.
 */
final class PromptConnector extends ServerConnector {
  PromptConnector(Server server, HttpConnectionFactory http) {
    super(server, 0, 1, http);
  }

  @Override
  protected SelectorManager newSelectorManager(
      Executor executor, Scheduler scheduler, int selectors) {
    return new ServerConnectorManager(executor, scheduler, selectors) {
      /** What is an update of the selector as well is an accepted connection to be opened. */
      @Override
      protected void execute(Runnable task) {
        if (task instanceof SelectorUpdate) {
          task.run();
        } else {
          super.execute(task);
        }
      }
    };
  }
}
