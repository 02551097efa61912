package io.registrynotifier.system.compose;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What Prometheus reaches. */
record ScrapedTargets(URI prometheus) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How many processes of this kind answer Prometheus. */
  int up(String kind) {
    return sum("up{job=~\".*" + kind + "\"}");
  }

  /** How many workers say that their share of the ledger runs. */
  int workersWithALedger() {
    return sum("registry_notifications_ledger_running");
  }

  private int sum(String series) {
    String query = "sum(" + series + ")";
    String path = "api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    try (InputStream answer = prometheus.resolve(path).toURL().openStream()) {
      return JSON.readTree(answer).at("/data/result/0/value/1").asInt();
    } catch (IOException failure) {
      throw new UncheckedIOException("asking " + prometheus, failure);
    }
  }
}
