package io.registrynotifier.standalone.remote;

import static io.registrynotifier.standalone.remote.Remote.object;
import static io.registrynotifier.standalone.remote.Remote.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Endpoints of a running cluster: looked at, told what to do, applied from a file. */
@Command(
    name = "endpoints",
    description = "Shows and changes the endpoints of a running cluster.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class EndpointsCommand implements Runnable {
  private static final String PATH = "/endpoints";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }

  @Command(description = "Lists them, with a verdict on each.", mixinStandardHelpOptions = true)
  void list(@Mixin ServerOption server, @Mixin OutputOption output) {
    print(output, server.connect().get(PATH + "?day=false"), EndpointTables::list);
  }

  @Command(description = "Shows one at length.", mixinStandardHelpOptions = true)
  void show(
      @Parameters(paramLabel = "NAME") String name,
      @Mixin ServerOption server,
      @Mixin OutputOption output) {
    print(output, server.connect().get(path(name)), EndpointTables::show);
  }

  @Command(
      description =
          "Adds and changes endpoints as they stand in a configuration. References such as"
              + " $${NAME} are left for the workers to fill in.",
      mixinStandardHelpOptions = true)
  void apply(
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--prune", description = "Deletes all others.") boolean prune,
      @Mixin ServerOption server,
      @Mixin OutputOption output) {
    ObjectNode body = object().put("prune", prune);
    body.set("endpoints", Definitions.of(file));
    print(output, server.connect().post(PATH + "/apply", body), EndpointTables::applied);
  }

  @Command(
      description = "Sends nothing to it until it is resumed; nothing is lost.",
      mixinStandardHelpOptions = true)
  void pause(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--reason", paramLabel = "TEXT") Optional<String> reason,
      @Mixin ServerOption server,
      @Mixin OutputOption output) {
    order(name, "pause", reason, server, output);
  }

  @Command(description = "Goes on after a pause or a park.", mixinStandardHelpOptions = true)
  void resume(
      @Parameters(paramLabel = "NAME") String name,
      @Mixin ServerOption server,
      @Mixin OutputOption output) {
    order(name, "resume", Optional.empty(), server, output);
  }

  @Command(
      description = "Lets workers run it again, from where it stood.",
      mixinStandardHelpOptions = true)
  void enable(
      @Parameters(paramLabel = "NAME") String name,
      @Mixin ServerOption server,
      @Mixin OutputOption output) {
    order(name, "enable", Optional.empty(), server, output);
  }

  @Command(
      description = "Lets no worker run it; its place is kept.",
      mixinStandardHelpOptions = true)
  void disable(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--reason", paramLabel = "TEXT") Optional<String> reason,
      @Mixin ServerOption server,
      @Mixin OutputOption output) {
    order(name, "disable", reason, server, output);
  }

  @Command(
      description = "Tries at once what waits for a retry, the breaker included.",
      mixinStandardHelpOptions = true)
  void retry(
      @Parameters(paramLabel = "NAME") String name,
      @Mixin ServerOption server,
      @Mixin OutputOption output) {
    order(name, "retry", Optional.empty(), server, output);
  }

  @Command(
      description = "Puts the event at the head aside as a dead letter.",
      mixinStandardHelpOptions = true)
  void skip(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--reason", paramLabel = "TEXT", required = true) String reason,
      @Mixin ServerOption server,
      @Mixin OutputOption output) {
    order(name, "skip", Optional.of(reason), server, output);
  }

  @Command(
      description = "Deletes it, with its place in the events.",
      mixinStandardHelpOptions = true)
  void delete(
      @Parameters(paramLabel = "NAME") String name,
      @Mixin ServerOption server,
      @Mixin OutputOption output) {
    print(output, server.connect().delete(path(name)), EndpointTables::told);
  }

  @Command(
      description = "Sends a test event and shows the exchange; exit status 1 when it is refused.",
      mixinStandardHelpOptions = true)
  int test(
      @Parameters(paramLabel = "NAME") String name,
      @Mixin ServerOption server,
      @Mixin OutputOption output) {
    JsonNode exchange = server.connect().post(path(name) + "/test", object());
    print(output, exchange, EndpointTables::exchange);
    return exchange.path("accepted").asBoolean() ? 0 : 1;
  }

  private void order(
      String name, String word, Optional<String> reason, ServerOption server, OutputOption output) {
    ObjectNode body = object();
    reason.ifPresent(text -> body.put("reason", text));
    JsonNode answer = server.connect().post(path(name) + "/" + word, body);
    print(output, answer, EndpointTables::told);
  }

  private static String path(String name) {
    return PATH + "/" + segment(name);
  }

  private void print(
      OutputOption output, JsonNode answer, BiConsumer<JsonNode, PrintWriter> people) {
    CommandLine line = spec.commandLine();
    output.print(answer, line.getOut(), line.getErr(), people);
  }
}
