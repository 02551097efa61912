package io.registrynotifier.process;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import io.registrynotifier.config.HttpSettings;
import java.net.BindException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one HTTP server of a process: {@code /healthz}, {@code /readyz}, {@code /metrics}, and the
 * pages of its services.
 *
 * <p>Thread-safe. Requests are served by a bounded pool, so a page must not block: what takes long
 * goes through {@code Context.future}. A connection that is silent for 30 seconds is closed.
 * Answers to errors are {@link Problem}s, without stack traces. Neither requests nor headers are
 * logged.
 */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::");

  private final Javalin javalin;
  private final HttpSettings address;
  private final int port;

  private HttpServer(Javalin javalin, HttpSettings address) {
    this.javalin = javalin;
    this.address = address;
    this.port = javalin.port();
  }

  /**
   * Listens at once. Requests under way when the server is closed are given {@code drain}.
   *
   * @param address where to listen; port 0 lets the system choose
   * @throws HttpServerException when the address cannot be had; the message is one line
   */
  public static HttpServer start(
      HttpSettings address,
      Duration drain,
      ProcessMetrics metrics,
      List<? extends Service> services) {
    Javalin javalin =
        Javalin.create(
            config -> {
              JettySettings.of(address, drain).apply(config);
              routes(config, metrics, services);
            });
    try {
      javalin.start();
    } catch (JavalinException e) {
      stopQuietly(javalin);
      throw new HttpServerException(address, reason(e), e);
    }
    new ReadinessGauge(services).register(metrics.registry());
    HttpServer server = new HttpServer(javalin, address);
    LOG.atInfo().addKeyValue("address", server.uri()).log("http server listening");
    return server;
  }

  private static void routes(
      JavalinConfig config, ProcessMetrics metrics, List<? extends Service> services) {
    new ErrorAnswers().addTo(config.routes);
    new HealthPages(services).addTo(config.routes);
    new MetricsPage(metrics.registry()).addTo(config.routes);
    services.forEach(service -> service.routes(config.routes));
  }

  private static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      }
      if (cause instanceof UnresolvedAddressException) {
        return "unknown host";
      }
    }
    return String.valueOf(failure.getMessage());
  }

  private static void stopQuietly(Javalin javalin) {
    try {
      javalin.stop();
    } catch (JavalinException e) {
      LOG.debug("http server that never started could not be stopped", e);
    }
  }

  /** The port that is listened on, also when the system chose it. */
  public int port() {
    return port;
  }

  /** The address to show a person; a server that listens everywhere is shown as localhost. */
  public URI uri() {
    String host = WILDCARDS.contains(address.host()) ? "localhost" : address.host();
    return URI.create("http://" + new HttpSettings(host, port));
  }

  /** Takes no new connections and ends when the requests under way have, or the bound is over. */
  @Override
  public void close() {
    stopQuietly(javalin);
  }
}
