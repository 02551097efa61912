package io.registrynotifier.worker.http;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.http.Trial.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.Header;

/** A request as people see it. Stateless. */
final class ShownRequest {
  private ShownRequest() {}

  static Request of(
      Endpoint endpoint, EndpointRequests requests, Attempt attempt, Masking masking) {
    Content content = requests.content(attempt);
    Map<String, List<String>> headers = new LinkedHashMap<>(endpoint.headers().masked());
    for (Header header : content.headers()) {
      add(headers, header.getName(), header.getValue());
    }
    add(headers, Trials.MARK.getName(), Trials.MARK.getValue());
    add(headers, "Content-Type", content.body().getContentType());
    add(headers, "User-Agent", UserAgent.text());
    return new Request(endpoint.maskedUrl(), headers, masking.text(BodyText.of(content.body())));
  }

  private static void add(Map<String, List<String>> headers, String name, String value) {
    List<String> values = new ArrayList<>(headers.getOrDefault(name, List.of()));
    values.add(value);
    headers.put(name, values);
  }
}
