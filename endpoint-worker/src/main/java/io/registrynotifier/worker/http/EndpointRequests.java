package io.registrynotifier.worker.http;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.endpoint.StatusRanges;
import io.registrynotifier.worker.delivery.Attempt;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes the requests of one endpoint, with everything that stays the same worked out once.
 * Thread-safe.
 */
final class EndpointRequests {
  private final HttpHost host;
  private final String path;
  private final List<Header> headers;
  private final Rendering rendering;
  private final RequestConfig config;
  private final StatusRanges accepted;

  EndpointRequests(Endpoint endpoint) {
    URI url = endpoint.url();
    this.host = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
    this.path = path(url);
    this.headers = headers(endpoint);
    this.rendering = Rendering.of(endpoint.format());
    this.config = config(endpoint);
    this.accepted = endpoint.accept();
  }

  String hostName() {
    return host.getHostName();
  }

  StatusRanges accepted() {
    return accepted;
  }

  Content content(Attempt attempt) {
    return rendering.render(attempt.deliveries());
  }

  AsyncRequestProducer request(Attempt attempt, Header... more) {
    Content content = content(attempt);
    BasicHttpRequest request = new BasicHttpRequest(Method.POST, host, path);
    headers.forEach(request::addHeader);
    for (Header header : more) {
      request.addHeader(header);
    }
    content.headers().forEach(request::addHeader);
    return new BasicRequestProducer(request, content.body());
  }

  HttpClientContext context() {
    HttpClientContext context = HttpClientContext.create();
    context.setRequestConfig(config);
    return context;
  }

  private static String path(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  private static List<Header> headers(Endpoint endpoint) {
    List<Header> headers = new ArrayList<>();
    endpoint
        .headers()
        .values()
        .forEach(
            (name, values) -> values.forEach(value -> headers.add(new BasicHeader(name, value))));
    return headers;
  }

  private static RequestConfig config(Endpoint endpoint) {
    Timeout timeout = Timeout.of(endpoint.timeout());
    return RequestConfig.custom()
        .setConnectionRequestTimeout(timeout)
        .setResponseTimeout(timeout)
        .setRedirectsEnabled(false)
        .setAuthenticationEnabled(false)
        .build();
  }
}
