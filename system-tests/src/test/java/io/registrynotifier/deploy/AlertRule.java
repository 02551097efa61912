package io.registrynotifier.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * An alert as the rules describe it.
 *
 * @param runbook the page for whoever is called, as the alert names it
 */
record AlertRule(String name, String severity, String summary, String description, String runbook) {
  static AlertRule from(JsonNode rule) {
    JsonNode annotations = rule.path("annotations");
    return new AlertRule(
        rule.path("alert").asText(),
        rule.path("labels").path("severity").asText(),
        annotations.path("summary").asText(),
        annotations.path("description").asText(),
        annotations.path("runbook_url").asText());
  }

  static Stream<AlertRule> all() {
    return Deployed.rules().filter(rule -> rule.has("alert")).map(AlertRule::from);
  }

  Path runbookPage() {
    return Deployed.path("..").resolve(runbook).normalize();
  }

  /** The file with its cases has the name of its page. */
  Path cases() {
    String page = String.valueOf(runbookPage().getFileName());
    return Deployed.path("prometheus/tests/" + page.replace(".md", ".yml"));
  }

  @Override
  public String toString() {
    return name;
  }
}
