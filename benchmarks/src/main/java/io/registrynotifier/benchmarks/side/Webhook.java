package io.registrynotifier.benchmarks.side;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.registrynotifier.event.MediaTypes;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;

/**
 * A webhook as the sides without the product's engine reach it: the HTTP client that the product
 * uses, set up alike, and the same requests. Thread-safe; futures complete on the client's threads.
 */
final class Webhook implements AutoCloseable {
  private static final byte[] OPENING = "{\"events\":[".getBytes(US_ASCII);
  private static final byte[] SEPARATOR = ",".getBytes(US_ASCII);
  private static final byte[] CLOSING = "]}".getBytes(US_ASCII);
  private static final ContentType TYPE = ContentType.create(MediaTypes.EVENTS_V2);
  private static final int IO_THREADS = 2;
  private static final int MAX_CONNECTIONS = 10_000;

  private final CloseableHttpAsyncClient client;
  private final HttpHost host;
  private final String path;

  private Webhook(CloseableHttpAsyncClient client, HttpHost host, String path) {
    this.client = client;
    this.host = host;
    this.path = path;
  }

  static Webhook at(URI url) {
    CloseableHttpAsyncClient client =
        HttpAsyncClients.custom()
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                    .setMaxConnPerRoute(MAX_CONNECTIONS)
                    .setMaxConnTotal(MAX_CONNECTIONS)
                    .build())
            .setIOReactorConfig(
                IOReactorConfig.custom().setIoThreadCount(IO_THREADS).setTcpNoDelay(true).build())
            .setUserAgent("Registry-Notifier/benchmark")
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableConnectionState()
            .disableContentCompression()
            .build();
    client.start();
    return new Webhook(
        client, new HttpHost(url.getScheme(), url.getHost(), url.getPort()), url.getPath());
  }

  /** Sends events in one envelope; the status that comes back. */
  CompletableFuture<Integer> send(List<byte[]> events) {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    var unused =
        client.execute(
            new BasicRequestProducer(
                new BasicHttpRequest(Method.POST, host, path),
                AsyncEntityProducers.create(envelope(events), TYPE)),
            new BasicResponseConsumer<>(new DiscardingEntityConsumer<Void>()),
            new Ending(status));
    return status;
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }

  private static byte[] envelope(List<byte[]> events) {
    int size = OPENING.length + CLOSING.length + Math.max(0, events.size() - 1);
    for (byte[] event : events) {
      size += event.length;
    }
    byte[] body = new byte[size];
    int end = append(body, 0, OPENING);
    for (int i = 0; i < events.size(); i++) {
      end = i == 0 ? end : append(body, end, SEPARATOR);
      end = append(body, end, events.get(i));
    }
    append(body, end, CLOSING);
    return body;
  }

  private static int append(byte[] body, int at, byte[] part) {
    System.arraycopy(part, 0, body, at, part.length);
    return at + part.length;
  }

  private record Ending(CompletableFuture<Integer> status)
      implements FutureCallback<Message<HttpResponse, Void>> {
    @Override
    public void completed(Message<HttpResponse, Void> response) {
      status.complete(response.getHead().getCode());
    }

    @Override
    public void failed(Exception failure) {
      status.completeExceptionally(failure);
    }

    @Override
    public void cancelled() {
      status.cancel(false);
    }
  }
}
