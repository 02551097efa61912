package io.registrynotifier.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.registrynotifier.testkit.process.FinishedProgram;
import io.registrynotifier.testkit.process.InstalledProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules, in the eyes of Prometheus' own tool and of whoever is called at night. */
final class AlertRulesTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  static Stream<AlertRule> alerts() {
    return AlertRule.all();
  }

  @Test
  void configurationAndRules_areAccepted() {
    // Given
    String configuration = Deployed.path("prometheus/prometheus.yml").toString();

    // When
    FinishedProgram check = promtool("check", "config", configuration);

    // Then
    assertThat(check.status()).as(check.output()).isZero();
    assertThat(check.output()).contains("2 rule files found");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alerts")
  void alert_firesAndKeepsQuiet_asItsCasesSay(AlertRule alert) {
    // Given
    String cases = alert.cases().toString();

    // When
    FinishedProgram test = promtool("test", "rules", cases);

    // Then
    assertThat(test.status()).as(test.output()).isZero();
  }

  @Test
  void records_areWhatTheirCasesSay() {
    // Given
    String cases = Deployed.path("prometheus/tests/recording.yml").toString();

    // When
    FinishedProgram test = promtool("test", "rules", cases);

    // Then
    assertThat(test.status()).as(test.output()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alerts")
  void alert_hasCasesOfBothKinds(AlertRule alert) {
    // Given
    JsonNode cases = Deployed.tree(alert.cases());

    // When
    List<JsonNode> expectations =
        Deployed.each(cases.path("tests"))
            .flatMap(test -> Deployed.each(test.path("alert_rule_test")))
            .filter(test -> test.path("alertname").asText().equals(alert.name()))
            .toList();

    // Then
    assertThat(expectations).anyMatch(test -> !test.path("exp_alerts").isEmpty());
    assertThat(
            Deployed.each(cases.path("tests"))
                .filter(test -> test.path("name").asText().startsWith("does not fire")))
        .isNotEmpty()
        .allMatch(AlertRulesTest::expectsNothing);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alerts")
  void alert_isExplained(AlertRule alert) {
    // Given
    Path page = alert.runbookPage();

    // When
    String text = Deployed.text(page);

    // Then
    assertThat(text)
        .startsWith("# " + alert.name() + "\n")
        .containsSubsequence(
            "**What it means.**", "**What to look at", "**What to do", "**What is not lost.**");
    assertThat(alert.severity()).isIn("critical", "warning");
    assertThat(alert.summary()).contains("{{").hasSizeLessThan(110);
    assertThat(alert.description()).endsWith(".");
  }

  @Test
  void rules_nameMetricsThatExist() {
    // Given
    Stream<String> queries = Deployed.rules().map(rule -> rule.path("expr").asText());

    // When
    Stream<String> named = queries.flatMap(query -> MetricNames.namedIn(query).stream());

    // Then
    assertThat(named.distinct()).isNotEmpty().isSubsetOf(MetricNames.known());
  }

  private static boolean expectsNothing(JsonNode test) {
    return Deployed.each(test.path("alert_rule_test"))
        .allMatch(expectation -> expectation.path("exp_alerts").isEmpty());
  }

  private static FinishedProgram promtool(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(InstalledProgram.PROMTOOL.require().toString());
    command.addAll(Arrays.asList(arguments));
    return FinishedProgram.run(LIMIT, command);
  }
}
