package io.registrynotifier.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of the dashboards for Grafana.
 *
 * @param name its file's name
 */
public record Dashboard(String name, JsonNode json) {
  /** All of them. */
  public static Stream<Dashboard> all() {
    return Deployed.files("grafana/dashboards").stream().map(Dashboard::from);
  }

  private static Dashboard from(Path file) {
    return new Dashboard(String.valueOf(file.getFileName()), Deployed.tree(file));
  }

  /** What shows something; rows are left out. */
  public List<Panel> panels() {
    return boxes().filter(panel -> !panel.isRow()).toList();
  }

  /** Panels and rows: whatever takes room. */
  Stream<Panel> boxes() {
    return Deployed.each(json.path("panels")).map(panel -> new Panel(name, panel));
  }

  /** The variables that a reader chooses. */
  public List<JsonNode> variables() {
    return Deployed.each(json.path("templating").path("list")).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
