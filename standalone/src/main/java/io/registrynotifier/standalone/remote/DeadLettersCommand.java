package io.registrynotifier.standalone.remote;

import static io.registrynotifier.standalone.remote.Remote.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What was put aside: looked at, and sent again. */
@Command(
    name = "dead-letters",
    description = "Shows events that were put aside, and sends them again.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class DeadLettersCommand implements Runnable {
  private static final String PATH = "/dead-letters";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }

  @Command(description = "Lists them, newest first.", mixinStandardHelpOptions = true)
  void list(
      @Option(names = "--endpoint", paramLabel = "NAME") Optional<String> endpoint,
      @Option(names = "--since", paramLabel = "TIME") Optional<String> since,
      @Option(names = "--before", paramLabel = "CURSOR", description = "The next page.")
          Optional<String> before,
      @Option(names = "--limit", paramLabel = "N", defaultValue = "50") String limit,
      @Mixin ServerOption server,
      @Mixin OutputOption output) {
    Map<String, Optional<String>> query = new LinkedHashMap<>();
    query.put("endpoint", endpoint);
    query.put("since", since);
    query.put("before", before);
    query.put("limit", Optional.of(limit));
    print(output, server.connect().get(PATH, query), DeadLettersCommand::printList);
  }

  @Command(description = "Shows one with its event.", mixinStandardHelpOptions = true)
  void show(
      @Parameters(paramLabel = "ID") String id,
      @Mixin ServerOption server,
      @Mixin OutputOption output) {
    JsonNode letter = server.connect().get(PATH + "/" + Remote.segment(id));
    print(output, letter, (json, out) -> out.println(json.toPrettyString()));
  }

  @Command(
      description = "Sends them again, each to its endpoint alone: by id, or all of an endpoint.",
      mixinStandardHelpOptions = true)
  void redrive(
      @Parameters(paramLabel = "ID", arity = "0..*") List<String> ids,
      @Option(names = "--endpoint", paramLabel = "NAME") Optional<String> endpoint,
      @Option(names = "--since", paramLabel = "TIME") Optional<String> since,
      @Mixin ServerOption server,
      @Mixin OutputOption output) {
    boolean named = ids != null && !ids.isEmpty();
    if (named == endpoint.isPresent()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "expected either ids, or --endpoint");
    }
    ObjectNode body = object();
    if (named) {
      ArrayNode array = body.putArray("ids");
      ids.forEach(array::add);
    }
    endpoint.ifPresent(name -> body.put("endpoint", name));
    since.ifPresent(time -> body.put("since", time));
    print(
        output, server.connect().post(PATH + "/redrive", body), DeadLettersCommand::printRedriven);
  }

  private static void printList(JsonNode page, PrintWriter out) {
    Table table = new Table("ID", "ENDPOINT", "PUT ASIDE", "TRIES", "EVENT", "OF", "CAUSE");
    for (JsonNode letter : page.path("deadLetters")) {
      table.row(
          Text.of(letter.path("id")),
          Text.of(letter.path("endpoint")),
          Text.of(letter.path("putAside")),
          Text.of(letter.path("attempts")),
          Text.of(letter.at("/event/id")),
          Text.of(letter.at("/event/repository")),
          Text.of(letter.path("cause")));
    }
    if (table.isEmpty()) {
      out.println("No dead letters");
    } else {
      table.print(out);
    }
    if (page.path("next").isTextual()) {
      out.println("There are more: --before " + Text.of(page.path("next")));
    }
  }

  private static void printRedriven(JsonNode redriven, PrintWriter out) {
    out.println(redriven.path("redriven").size() + " sent again");
    redriven
        .path("unknown")
        .forEach(id -> out.println(Text.of(id) + ": there is none of that id, or no longer"));
  }

  private void print(
      OutputOption output, JsonNode answer, BiConsumer<JsonNode, PrintWriter> people) {
    CommandLine line = spec.commandLine();
    output.print(answer, line.getOut(), line.getErr(), people);
  }
}
