package io.registrynotifier.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What can be said of a dashboard without Grafana; that its queries return data is a system test.
 */
final class DashboardsTest {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-z_]+)");
  private static final Set<String> GRAFANAS_OWN = Set.of("__rate_interval", "__range");

  static Stream<Dashboard> dashboards() {
    return Dashboard.all();
  }

  @Test
  void dashboards_areTheFleetAndTheEndpoint() {
    assertThat(dashboards().map(Dashboard::name)).containsExactly("endpoint.json", "fleet.json");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dashboards")
  void dashboard_fitsTheSchema(Dashboard dashboard) {
    // Given
    JsonSchema schema = schema();

    // When
    var findings = schema.validate(dashboard.json());

    // Then
    assertThat(findings).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dashboards")
  void panels_haveIdsAndRoomOfTheirOwn(Dashboard dashboard) {
    // Given
    List<Panel> boxes = dashboard.boxes().toList();

    // When
    Stream<String> overlaps =
        boxes.stream()
            .flatMap(
                one ->
                    boxes.stream()
                        .filter(other -> one.id() < other.id() && one.overlaps(other))
                        .map(other -> one + " and " + other));

    // Then
    assertThat(boxes).extracting(Panel::id).doesNotHaveDuplicates();
    assertThat(overlaps).isEmpty();
    assertThat(boxes).allMatch(Panel::fitsTheGrid);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dashboards")
  void queries_nameMetricsAndVariablesThatExist(Dashboard dashboard) {
    // Given
    List<String> queries =
        dashboard.panels().stream().flatMap(panel -> panel.queries().stream()).toList();

    // When
    Set<String> metrics =
        queries.stream()
            .flatMap(query -> MetricNames.namedIn(query).stream())
            .collect(Collectors.toSet());
    Set<String> variables =
        queries.stream()
            .flatMap(query -> VARIABLE.matcher(query).results().map(found -> found.group(1)))
            .filter(variable -> !GRAFANAS_OWN.contains(variable))
            .collect(Collectors.toSet());

    // Then
    assertThat(metrics).isSubsetOf(MetricNames.known());
    assertThat(variables).isSubsetOf(declared(dashboard)).contains("job", "endpoint");
  }

  @Test
  void fleet_linksToTheEndpoint() {
    // Given
    Pattern link = Pattern.compile("/d/([a-z-]+)\\?");

    // When
    List<String> linked =
        dashboards()
            .flatMap(dashboard -> link.matcher(dashboard.json().toString()).results())
            .map((MatchResult found) -> found.group(1))
            .toList();

    // Then
    assertThat(linked).isNotEmpty();
    assertThat(dashboards().map(each -> each.json().path("uid").asText())).containsAll(linked);
  }

  private static Set<String> declared(Dashboard dashboard) {
    return dashboard.variables().stream()
        .map(variable -> variable.path("name").asText())
        .collect(Collectors.toSet());
  }

  private static JsonSchema schema() {
    try (InputStream schema =
        DashboardsTest.class.getResourceAsStream("/grafana-dashboard.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Objects.requireNonNull(schema));
    } catch (IOException e) {
      throw new UncheckedIOException("reading the schema", e);
    }
  }
}
