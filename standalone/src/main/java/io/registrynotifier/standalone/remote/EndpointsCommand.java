package io.registrynotifier.standalone.remote;

import static io.registrynotifier.standalone.remote.Remote.object;

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
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }

  @Command(description = "Lists them, with a verdict on each.", mixinStandardHelpOptions = true)
  void list(@Mixin ServerOption server, @Mixin OutputOption output) {
    print(output, server.connect().get(NamedEndpoint.ALL + "?day=false"), EndpointTables::list);
  }

  @Command(description = "Shows one at length.", mixinStandardHelpOptions = true)
  void show(@Mixin NamedEndpoint endpoint) {
    print(endpoint.output(), endpoint.show(), EndpointTables::show);
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
    print(
        output, server.connect().post(NamedEndpoint.ALL + "/apply", body), EndpointTables::applied);
  }

  @Command(
      description = "Sends nothing to it until it is resumed; nothing is lost.",
      mixinStandardHelpOptions = true)
  void pause(
      @Mixin NamedEndpoint endpoint,
      @Option(names = "--reason", paramLabel = "TEXT") Optional<String> reason) {
    order(endpoint, "pause", reason);
  }

  @Command(description = "Goes on after a pause or a park.", mixinStandardHelpOptions = true)
  void resume(@Mixin NamedEndpoint endpoint) {
    order(endpoint, "resume", Optional.empty());
  }

  @Command(
      description = "Lets workers run it again, from where it stood.",
      mixinStandardHelpOptions = true)
  void enable(@Mixin NamedEndpoint endpoint) {
    order(endpoint, "enable", Optional.empty());
  }

  @Command(
      description = "Lets no worker run it; its place is kept.",
      mixinStandardHelpOptions = true)
  void disable(
      @Mixin NamedEndpoint endpoint,
      @Option(names = "--reason", paramLabel = "TEXT") Optional<String> reason) {
    order(endpoint, "disable", reason);
  }

  @Command(
      description = "Tries at once what waits for a retry, the breaker included.",
      mixinStandardHelpOptions = true)
  void retry(@Mixin NamedEndpoint endpoint) {
    order(endpoint, "retry", Optional.empty());
  }

  @Command(
      description = "Puts the event at the head aside as a dead letter.",
      mixinStandardHelpOptions = true)
  void skip(
      @Mixin NamedEndpoint endpoint,
      @Option(names = "--reason", paramLabel = "TEXT", required = true) String reason) {
    order(endpoint, "skip", Optional.of(reason));
  }

  @Command(
      description = "Deletes it, with its place in the events.",
      mixinStandardHelpOptions = true)
  void delete(@Mixin NamedEndpoint endpoint) {
    print(endpoint.output(), endpoint.delete(), EndpointTables::told);
  }

  @Command(
      description = "Sends a test event and shows the exchange; exit status 1 when it is refused.",
      mixinStandardHelpOptions = true)
  int test(@Mixin NamedEndpoint endpoint) {
    JsonNode exchange = endpoint.post("test", object());
    print(endpoint.output(), exchange, EndpointTables::exchange);
    return exchange.path("accepted").asBoolean() ? 0 : 1;
  }

  private void order(NamedEndpoint endpoint, String word, Optional<String> reason) {
    ObjectNode body = object();
    reason.ifPresent(text -> body.put("reason", text));
    print(endpoint.output(), endpoint.post(word, body), EndpointTables::told);
  }

  private void print(
      OutputOption output, JsonNode answer, BiConsumer<JsonNode, PrintWriter> people) {
    CommandLine line = spec.commandLine();
    output.print(answer, line.getOut(), line.getErr(), people);
  }
}
