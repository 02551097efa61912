package io.registrynotifier.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A panel of a dashboard. */
public record Panel(String dashboard, JsonNode json) {
  /** Its queries, with variables in them. */
  public List<JsonNode> targets() {
    return Deployed.each(json.path("targets")).toList();
  }

  /** The texts of its queries. */
  public List<String> queries() {
    return targets().stream().map(target -> target.path("expr").asText()).toList();
  }

  int id() {
    return json.path("id").asInt();
  }

  boolean isRow() {
    return json.path("type").asText().equals("row");
  }

  /** Whether both take some of the same room. */
  boolean overlaps(Panel other) {
    return grid("x") < other.grid("x") + other.grid("w")
        && other.grid("x") < grid("x") + grid("w")
        && grid("y") < other.grid("y") + other.grid("h")
        && other.grid("y") < grid("y") + grid("h");
  }

  boolean fitsTheGrid() {
    return grid("x") + grid("w") <= 24;
  }

  private int grid(String member) {
    return json.path("gridPos").path(member).asInt();
  }

  @Override
  public String toString() {
    return dashboard + ": " + json.path("title").asText();
  }
}
