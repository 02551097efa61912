package io.registrynotifier.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an endpoint's pending from the metrics page, as a dashboard would. */
final class PendingMetric {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI page;
  private final Pattern line;

  PendingMetric(URI http, String endpoint) {
    this.page = http.resolve("/metrics");
    this.line =
        Pattern.compile(
            "^registry_notifications_pending\\{endpoint=\"" + endpoint + "\",?} ([0-9.E]+)",
            Pattern.MULTILINE);
  }

  /** Empty while the page cannot be had or does not say. */
  OptionalLong read() {
    try {
      HttpRequest request = HttpRequest.newBuilder(page).build();
      Matcher found = line.matcher(client.send(request, BodyHandlers.ofString()).body());
      return found.find()
          ? OptionalLong.of((long) Double.parseDouble(found.group(1)))
          : OptionalLong.empty();
    } catch (IOException notNow) {
      return OptionalLong.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    }
  }
}
