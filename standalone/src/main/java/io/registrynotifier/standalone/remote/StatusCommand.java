package io.registrynotifier.standalone.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The whole cluster in a few lines. */
@Command(
    name = "status",
    description = "Shows the whole cluster in a few lines.",
    mixinStandardHelpOptions = true)
public final class StatusCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOption server = new ServerOption();
  @Mixin private OutputOption output = new OutputOption();

  @Override
  public void run() {
    JsonNode answer = server.connect().get("/status");
    output.print(
        answer, spec.commandLine().getOut(), spec.commandLine().getErr(), StatusCommand::print);
  }

  private static void print(JsonNode status, PrintWriter out) {
    out.println(
        "Endpoints  "
            + Text.of(status.path("endpoints"))
            + ", "
            + Text.of(status.path("failing"))
            + " failing, "
            + Text.of(status.path("pending"))
            + " events pending");
    out.println("Kafka      " + state("answers", status.path("kafka")));
    out.println("Ledger     " + state(status.at("/ledger/state").asText(), status.path("ledger")));
    out.println("Directory  " + state("up to date", status.path("directory")));
    out.println(
        "Asked      "
            + Text.of(status.path("instance"))
            + ", version "
            + Text.of(status.path("version")));
    for (JsonNode worker : status.path("workers")) {
      out.println(
          "Worker     "
              + Text.of(worker.path("instance"))
              + " at "
              + Text.of(worker.path("host"))
              + ", "
              + Text.of(worker.path("partitions"))
              + " partitions");
    }
  }

  private static String state(String well, JsonNode part) {
    return part.path("problem").isTextual() ? Text.of(part.path("problem")) : Text.line(well);
  }
}
