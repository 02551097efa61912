package io.registrynotifier.process;

import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.registrynotifier.config.HttpSettings;
import java.time.Duration;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The bounds of the server: threads, connections, silence, header sizes, the end. */
record JettySettings(HttpSettings address, Duration drain) {
  private static final int MAX_THREADS = 32;
  private static final int MIN_THREADS = 4;
  private static final int MAX_CONNECTIONS = 1024;
  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration IDLE_WHILE_ENDING = Duration.ofMillis(100);

  static JettySettings of(HttpSettings address, Duration drain) {
    return new JettySettings(address, drain);
  }

  void apply(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.asyncTimeout = 0; // whoever answers later has a bound of its own
    config.jetty.threadPool = threads();
    config.jetty.modifyHttpConfiguration(JettySettings::http);
    config.jetty.modifyServer(this::server);
    config.jetty.addConnector(this::connector);
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("http");
    return threads;
  }

  private static void http(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
  }

  private void server(Server server) {
    server.setStopTimeout(drain.toMillis());
    server.setStopAtShutdown(false);
    server.setErrorHandler(new BareErrors());
    server.setHandler(new GracefulHandler());
    server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server));
  }

  private Connector connector(Server server, HttpConfiguration http) {
    PromptConnector connector = new PromptConnector(server, new HttpConnectionFactory(http));
    connector.setHost(address.host());
    connector.setPort(address.port());
    connector.setIdleTimeout(IDLE.toMillis());
    connector.setShutdownIdleTimeout(IDLE_WHILE_ENDING.toMillis());
    return connector;
  }
}
