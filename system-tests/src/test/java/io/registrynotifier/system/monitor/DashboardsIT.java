package io.registrynotifier.system.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.registrynotifier.deploy.Dashboard;
import io.registrynotifier.deploy.Panel;
import io.registrynotifier.system.report.Report;
import io.registrynotifier.testkit.receiver.Answer;
import io.registrynotifier.testkit.receiver.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every panel's queries, as they stand in the dashboards, put to a real Prometheus. */
final class DashboardsIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Parts PARTS = new Parts();

  /** What a registry of version 3 has, and what is recorded from it. */
  private static final Pattern NOT_A_REGISTRYS =
      Pattern.compile(
          "registry_notifications_(?!events_total|pending_total|status_total"
              + "|pending:sum|events:rate5m|success:ratio|status:rate5m|verdict:max)|jvm_|process_|up\\{|ALERTS");

  private static final Pattern LABEL_VALUES =
      Pattern.compile("label_values\\((?<series>.+), (?<label>\\w+)\\)");

  @TempDir private static Path directory;
  private static PrometheusApi prometheus;

  /** One endpoint takes everything, the other refuses, breaks off and takes by turns. */
  @BeforeAll
  static void start() {
    MonitoredSystem system = MonitoredSystem.start(directory, PARTS);
    prometheus = system.prometheus();
    system
        .troubled()
        .answer(
            Script.inTurn(
                Stream.generate(() -> List.of(Answer.status(503), Answer.reset(), Answer.OK))
                    .limit(5_000)
                    .flatMap(List::stream)
                    .toArray(Answer[]::new)));
  }

  @AfterAll
  static void stop() throws Exception {
    PARTS.closeAll();
  }

  static Stream<Panel> panels() {
    return Dashboard.all().flatMap(dashboard -> dashboard.panels().stream());
  }

  static Stream<Panel> registrysPanels() {
    return panels()
        .filter(panel -> panel.queries().stream().noneMatch(NOT_A_REGISTRYS.asPredicate()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("panels")
  void panel_hasData(Panel panel) {
    // Given
    List<PanelQuery> queries =
        PanelQuery.of(panel, "registry-notifier-worker", "troubled").toList();

    // When
    // Then
    queries.forEach(DashboardsIT::awaitData);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("registrysPanels")
  void panel_hasData_forARegistrysOwnQueue(Panel panel) {
    // Given
    List<PanelQuery> queries = PanelQuery.of(panel, "registry", "notifier").toList();

    // When
    // Then
    queries.forEach(DashboardsIT::awaitData);
  }

  @Test
  void panels_thatARegistryFillsToo_areTheOnesThatItsNamesAllow() {
    // Given
    long queries = panels().mapToLong(panel -> panel.targets().size()).sum();

    // When
    List<String> registrys = registrysPanels().map(Panel::toString).toList();

    // Then
    Report.line(
        "monitoring: %d panels with %d queries have data, %d of the panels for a registry's queue"
            .formatted(panels().count(), queries, registrys.size()));
    assertThat(registrys)
        .contains("fleet.json: Pending", "fleet.json: Success ratio", "endpoint.json: Events");
  }

  @Test
  void variables_offerWhatThereIs() {
    // Given
    List<JsonNode> variables =
        Dashboard.all()
            .flatMap(dashboard -> dashboard.variables().stream())
            .filter(variable -> variable.path("type").asText().equals("query"))
            .toList();

    // When
    List<List<String>> offered = variables.stream().map(DashboardsIT::offered).toList();

    // Then
    assertThat(offered).hasSize(4);
    assertThat(offered)
        .allMatch(
            values -> values.contains("troubled") || values.contains("registry-notifier-worker"));
  }

  private static List<String> offered(JsonNode variable) {
    String query = variable.path("query").path("query").asText().replace("$job", ".+");
    Matcher parts = LABEL_VALUES.matcher(query.replace("job=\"", "job=~\""));
    assertThat(parts.matches()).as(query).isTrue();
    return prometheus.labelValues(parts.group("label"), parts.group("series"));
  }

  private static void awaitData(PanelQuery query) {
    Awaitility.await(query.toString())
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(250))
        .until(() -> query.hasData(prometheus));
  }
}
