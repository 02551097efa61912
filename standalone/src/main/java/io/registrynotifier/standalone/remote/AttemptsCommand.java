package io.registrynotifier.standalone.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The last attempts at an endpoint. */
@Command(
    name = "attempts",
    description = "Shows the last attempts at an endpoint that were logged, newest first.",
    mixinStandardHelpOptions = true)
public final class AttemptsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOption server = new ServerOption();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(paramLabel = "NAME", description = "The endpoint.")
  private String name = "";

  @Option(names = "--result", paramLabel = "RESULT", description = "accepted, refused, unanswered.")
  private Optional<String> result = Optional.empty();

  @Option(names = "--status", paramLabel = "STATUS", description = "Only those with this status.")
  private Optional<String> status = Optional.empty();

  @Option(names = "--repository", paramLabel = "NAME", description = "Only those of a repository.")
  private Optional<String> repository = Optional.empty();

  @Option(names = "--event", paramLabel = "ID", description = "Only those of an event.")
  private Optional<String> event = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many, 200 at most (default: ${DEFAULT-VALUE}).")
  private String limit = "50";

  @Override
  public void run() {
    Map<String, Optional<String>> query = new LinkedHashMap<>();
    query.put("result", result);
    query.put("status", status);
    query.put("repository", repository);
    query.put("event", event);
    query.put("limit", Optional.of(limit));
    JsonNode answer =
        server.connect().get("/endpoints/" + Remote.segment(name) + "/attempts", query);
    output.print(
        answer, spec.commandLine().getOut(), spec.commandLine().getErr(), AttemptsCommand::print);
  }

  private static void print(JsonNode answer, PrintWriter out) {
    print(answer.path("attempts"), "No attempts", out);
  }

  static void print(JsonNode attempts, String none, PrintWriter out) {
    Table table = new Table("AT", "EVENT", "OF", "ACTION", "TRY", "RESULT", "MS", "ANSWER");
    for (JsonNode attempt : attempts) {
      String tag = attempt.path("tag").isTextual() ? ":" + attempt.path("tag").asText() : "";
      table.row(
          Text.of(attempt.path("at")),
          Text.of(attempt.path("eventId")),
          Text.line(attempt.path("repository").asText() + tag),
          Text.of(attempt.path("action")),
          Text.of(attempt.path("attempt")),
          Text.of(attempt.path("result")),
          Text.of(attempt.path("millis")),
          answer(attempt));
    }
    if (table.isEmpty()) {
      out.println(none);
    } else {
      table.print(out);
    }
  }

  private static String answer(JsonNode attempt) {
    if (attempt.path("error").isTextual()) {
      return Text.of(attempt.path("error"));
    }
    String response = attempt.path("response").asText();
    return attempt.path("status").asText() + (response.isEmpty() ? "" : " " + Text.line(response));
  }
}
