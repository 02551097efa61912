package io.registrynotifier.worker.http;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.delivery.Deliverer;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.nio.AsyncClientConnectionManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one asynchronous HTTP client of a worker process, shared by all its endpoints.
 *
 * <p>It tries each request once: no retry, no redirect, no cookie, no cached credential of its own.
 * How many requests are in flight is bounded by the endpoints, not by the pool: a pool with a total
 * would close one endpoint's idle connections to make room for another's. Thread-safe.
 */
public final class WebhookClient implements AutoCloseable {
  private static final int IO_THREADS = 2;
  private static final int MAX_CONNECTIONS_PER_ROUTE = 100_000;
  private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(10);
  private static final TimeValue STALE_CHECK_AFTER = TimeValue.ofSeconds(1);
  private static final TimeValue MAX_AGE = TimeValue.ofMinutes(5);
  private static final TimeValue MAX_IDLE = TimeValue.ofSeconds(4);

  private static final Logger log = LoggerFactory.getLogger(WebhookClient.class);

  private final CloseableHttpAsyncClient client;
  private final HostNames names;
  private final AtomicBoolean closed;

  private WebhookClient(CloseableHttpAsyncClient client, HostNames names, AtomicBoolean closed) {
    this.client = client;
    this.names = names;
    this.closed = closed;
  }

  /**
   * Starts the client.
   *
   * @param lookups runs name look-ups, which block; the caller's to close
   */
  public static WebhookClient start(ExecutorService lookups) {
    HostNames names =
        new HostNames(InetAddress::getAllByName, lookups, Duration.ofSeconds(30), System::nanoTime);
    AtomicBoolean closed = new AtomicBoolean();
    CloseableHttpAsyncClient client =
        HttpAsyncClients.custom()
            .setConnectionManager(connections(names))
            .setIOReactorConfig(
                IOReactorConfig.custom()
                    .setIoThreadCount(IO_THREADS)
                    .setTcpNoDelay(true)
                    .setSoKeepAlive(true)
                    .build())
            .setThreadFactory(new DefaultThreadFactory("webhook-io", true))
            .setIoReactorExceptionCallback(failure -> ioFailed(failure, closed))
            .addExecInterceptorLast("abandonment", new Abandonment())
            .setUserAgent(UserAgent.text())
            .evictIdleConnections(MAX_IDLE)
            .evictExpiredConnections()
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableConnectionState()
            .disableContentCompression()
            .build();
    client.start();
    return new WebhookClient(client, names, closed);
  }

  /** Closing at once takes the selectors from under their threads, which is no news. */
  private static void ioFailed(Exception failure, AtomicBoolean closed) {
    if (!closed.get()) {
      log.atError().addKeyValue("error", failure).setCause(failure).log("http client failed");
    }
  }

  private static AsyncClientConnectionManager connections(HostNames names) {
    return PoolingAsyncClientConnectionManagerBuilder.create()
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
        .setMaxConnPerRoute(MAX_CONNECTIONS_PER_ROUTE)
        .setMaxConnTotal(MAX_CONNECTIONS_PER_ROUTE)
        .setDnsResolver(names)
        .setTlsStrategy(ClientTlsStrategyBuilder.create().useSystemProperties().buildAsync())
        .setDefaultTlsConfig(
            TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(CONNECT_TIMEOUT)
                .setValidateAfterInactivity(STALE_CHECK_AFTER)
                .setTimeToLive(MAX_AGE)
                .build())
        .build();
  }

  /** Delivers to one endpoint over the shared client. */
  public Deliverer deliverer(Endpoint endpoint) {
    return Deliverer.neverThrowing(
        new HttpDeliverer(new EndpointRequests(endpoint), client, names));
  }

  /** Sends test events over the shared client. */
  public Trials trials(Clock clock) {
    return new Trials(client, names, clock, System::nanoTime);
  }

  /**
   * Ends within seconds; what is under way by then is cancelled. Not at once: that pulls the
   * selectors away from under the I/O threads, which then log an error that is none.
   */
  @Override
  public void close() {
    closed.set(true);
    client.close(CloseMode.IMMEDIATE);
  }
}
