package io.registrynotifier.standalone.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One event at every endpoint. */
@Command(
    name = "event",
    description = "Shows what has become of one event at every endpoint.",
    mixinStandardHelpOptions = true)
public final class EventCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOption server = new ServerOption();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(paramLabel = "ID", description = "The event's id.")
  private String id = "";

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Do not look further back, e.g. 2026-01-31T12:00:00Z.")
  private Optional<String> since = Optional.empty();

  @Override
  public void run() {
    JsonNode answer = server.connect().get("/events/" + Remote.segment(id), Map.of("since", since));
    output.print(
        answer, spec.commandLine().getOut(), spec.commandLine().getErr(), EventCommand::print);
  }

  private static void print(JsonNode answer, PrintWriter out) {
    JsonNode event = answer.path("event");
    String tag = event.path("tag").asText().isEmpty() ? "" : ":" + event.path("tag").asText();
    out.println(
        Text.of(answer.path("id"))
            + ": "
            + Text.of(event.path("action"))
            + " of "
            + Text.line(event.path("repository").asText() + tag)
            + " at "
            + Text.of(event.path("time"))
            + ", partition "
            + event.path("partition").asText()
            + " offset "
            + event.path("offset").asText());
    Table table = new Table("ENDPOINT", "STATE", "FAILED", "NEXT TRY", "DEAD LETTER", "WHY");
    for (JsonNode endpoint : answer.path("endpoints")) {
      table.row(
          Text.of(endpoint.path("endpoint")),
          Text.of(endpoint.path("state")),
          Text.of(endpoint.path("attempts")),
          Text.of(endpoint.path("nextTry")),
          Text.of(endpoint.path("deadLetter")),
          Text.of(endpoint.path("reason")));
    }
    table.print(out);
  }
}
