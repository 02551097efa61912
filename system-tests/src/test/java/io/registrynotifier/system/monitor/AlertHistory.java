package io.registrynotifier.system.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import io.registrynotifier.system.report.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * The alerts of a Prometheus since a moment, as the series that it keeps of them tells.
 *
 * <p>Used by one test thread.
 */
final class AlertHistory {
  private static final Duration LIMIT = Duration.ofSeconds(150);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration STEP = Duration.ofMillis(500);
  private static final String PREFIX = "RegistryNotifier";

  private final PrometheusApi prometheus;
  private final Clock clock;
  private final Instant start;

  private AlertHistory(PrometheusApi prometheus, Clock clock) {
    this.prometheus = prometheus;
    this.clock = clock;
    this.start = clock.instant();
  }

  /** From now on. */
  static AlertHistory begin(PrometheusApi prometheus) {
    return new AlertHistory(prometheus, Clock.systemUTC());
  }

  /**
   * Waits until an alert is firing.
   *
   * @param alert its name after the prefix that all have
   * @param labels as in a query: {@code endpoint="ci"}
   */
  void awaitFiring(String alert, String labels) {
    String series = series(alert, "firing", labels);
    Awaitility.await(series)
        .atMost(LIMIT)
        .pollInterval(POLL)
        .until(() -> !prometheus.query(series).isEmpty());
  }

  /** Waits until no alert is pending or firing. */
  void awaitNone() {
    Awaitility.await("no alerts")
        .atMost(LIMIT)
        .pollInterval(POLL)
        .until(() -> prometheus.query("ALERTS").isEmpty());
  }

  /** When an alert waited to fire; NaN when it never did. */
  Spell pending(String alert, String labels) {
    return spell(alert, "pending", labels);
  }

  /** When an alert was firing. */
  Spell firing(String alert, String labels) {
    return spell(alert, "firing", labels);
  }

  /** The names of all alerts with these labels that were firing, without their prefix. */
  Set<String> fired(String labels) {
    return prometheus
        .query("ALERTS{alertstate=\"firing\", " + labels + "}", start, clock.instant(), STEP)
        .stream()
        .map(series -> name(series.path("metric")))
        .collect(Collectors.toSet());
  }

  /** Writes down when an alert was pending, firing, and over. */
  void report(String fault, String alert, String labels) {
    Report.line(
        String.format(
            Locale.ROOT,
            "monitoring: %s: %s{%s} pending after %.1f s, firing after %.1f s, resolved after %.1f s",
            fault,
            alert,
            labels,
            pending(alert, labels).first(),
            firing(alert, labels).first(),
            firing(alert, labels).last()));
  }

  private Spell spell(String alert, String state, String labels) {
    String series = series(alert, state, labels);
    return Spell.of(prometheus.query(series, start, clock.instant(), STEP)).since(start);
  }

  private static String series(String alert, String state, String labels) {
    return "ALERTS{alertname=\"%s%s\", alertstate=\"%s\", %s}"
        .formatted(PREFIX, alert, state, labels);
  }

  private static String name(JsonNode labels) {
    return labels.path("alertname").asText().substring(PREFIX.length());
  }
}
