package io.registrynotifier.system.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import io.registrynotifier.deploy.Panel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A query of a panel, with everything chosen that a reader of the dashboard can choose. */
record PanelQuery(Panel panel, String text, boolean instant) {
  private static final Duration SHOWN = Duration.ofSeconds(20);
  private static final Duration STEP = Duration.ofSeconds(1);

  /** All queries of a panel for this job and endpoint. */
  static Stream<PanelQuery> of(Panel panel, String job, String endpoint) {
    return panel.targets().stream().map(target -> of(panel, target, job, endpoint));
  }

  private static PanelQuery of(Panel panel, JsonNode target, String job, String endpoint) {
    String chosen =
        target
            .path("expr")
            .asText()
            .replace("$job", job)
            .replace("$endpoint", endpoint)
            .replace("$__rate_interval", "10s")
            .replace("$__range", "5m");
    return new PanelQuery(panel, chosen, target.path("instant").asBoolean());
  }

  /** Whether there is at least one number to be drawn. */
  boolean hasData(PrometheusApi prometheus) {
    return series(prometheus).stream().flatMap(PanelQuery::numbers).anyMatch(it -> !it.isNaN());
  }

  private List<JsonNode> series(PrometheusApi prometheus) {
    Instant now = Clock.systemUTC().instant();
    return instant ? prometheus.query(text) : prometheus.query(text, now.minus(SHOWN), now, STEP);
  }

  private static Stream<Double> numbers(JsonNode series) {
    return Stream.concat(Stream.of(series.path("value")), series.path("values").valueStream())
        .filter(sample -> sample.has(1))
        .map(sample -> PrometheusApi.number(sample.path(1).asText()));
  }

  @Override
  public String toString() {
    return panel + ": " + text;
  }
}
