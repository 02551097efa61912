package io.registrynotifier.standalone.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.function.BiConsumer;
import picocli.CommandLine.Option;

/** For people or for programs. */
public final class OutputOption {
  /** What is printed. */
  enum Format {
    TABLE,
    JSON
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table for people, json for programs (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TABLE;

  /** What is missing of an answer is said in both formats: on the error line, or in the JSON. */
  void print(
      JsonNode answer, PrintWriter out, PrintWriter err, BiConsumer<JsonNode, PrintWriter> people) {
    if (format == Format.JSON) {
      out.println(answer.toPrettyString());
    } else {
      people.accept(answer, out);
      answer.path("problems").forEach(it -> err.println("missing: " + Text.line(it.asText())));
    }
    out.flush();
    err.flush();
  }
}
