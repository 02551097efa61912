package io.registrynotifier.deploy;

import io.registrynotifier.docs.Catalogs;
import io.registrynotifier.process.Metric;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics that there are, and those that a query asks for. */
final class MetricNames {
  private static final Pattern OURS =
      Pattern.compile(
          "[a-z_]+:registry_notifications[a-z0-9_:]*|registry_notifications_[a-z0-9_]+");

  private MetricNames() {}

  /** What the processes show, and what is recorded from it. */
  static Set<String> known() {
    Stream<String> shown =
        Catalogs.ALL.stream().flatMap(it -> it.metrics().stream()).flatMap(MetricNames::series);
    Stream<String> recorded = Deployed.rules().map(rule -> rule.path("record").asText());
    return Stream.concat(shown, recorded).collect(Collectors.toSet());
  }

  /** Our metrics that a query names. */
  static Set<String> namedIn(String query) {
    return OURS.matcher(query).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static Stream<String> series(Metric metric) {
    return metric.type() == Metric.Type.HISTOGRAM
        ? Stream.of("_bucket", "_count", "_sum").map(suffix -> metric.name() + suffix)
        : Stream.of(metric.name());
  }
}
