package io.registrynotifier.standalone.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** Endpoints for people. Stateless. */
final class EndpointTables {
  private EndpointTables() {}

  static void list(JsonNode answer, PrintWriter out) {
    Table table =
        new Table("NAME", "LEVEL", "PENDING", "OLDEST", "SENT/MIN", "FAILED/MIN", "VERDICT");
    for (JsonNode endpoint : answer.path("endpoints")) {
      table.row(
          Text.of(endpoint.path("name")),
          Text.of(endpoint.at("/verdict/level")),
          Text.of(endpoint.path("pending")),
          Text.age(endpoint.path("oldestPendingSeconds")),
          Text.of(endpoint.path("acceptedPerMinute")),
          Text.of(endpoint.path("failedPerMinute")),
          Text.of(endpoint.at("/verdict/text")));
    }
    if (table.isEmpty()) {
      out.println("No endpoints");
    } else {
      table.print(out);
    }
  }

  static void show(JsonNode endpoint, PrintWriter out) {
    out.println(Text.of(endpoint.path("name")) + ": " + Text.of(endpoint.at("/verdict/text")));
    line(out, "posts to", endpoint.path("url"));
    line(out, "activity", endpoint.path("activity"));
    line(out, "revision", endpoint.path("revision"));
    line(out, "changed", endpoint.path("changed"));
    line(out, "pending", endpoint.path("pending"));
    line(out, "breaker", endpoint.path("breaker"));
    line(out, "next try", endpoint.path("nextTry"));
    line(out, "last error", endpoint.path("lastError"));
    JsonNode totals = endpoint.path("totals");
    line(out, "delivered", totals.path("successes"));
    line(out, "refused", totals.path("failures"));
    line(out, "unanswered", totals.path("errors"));
    line(out, "put aside", totals.path("putAside"));
    if (endpoint.path("head").isObject()) {
      JsonNode head = endpoint.path("head");
      line(out, "head event", head.path("eventId"));
      line(out, "  of", head.path("repository"));
      line(out, "  attempts", head.path("attempts"));
    }
    out.println();
    partitions(endpoint.path("partitions"), out);
  }

  private static void partitions(JsonNode partitions, PrintWriter out) {
    Table table = new Table("PARTITION", "COMMITTED", "END", "PENDING", "RETRIED", "HELD BY");
    for (JsonNode partition : partitions) {
      table.row(
          Text.of(partition.path("partition")),
          Text.of(partition.path("committed")),
          Text.of(partition.path("end")),
          Text.of(partition.path("pending")),
          String.valueOf(partition.path("retries").size()),
          Text.of(partition.at("/holder/instance")));
    }
    if (!table.isEmpty()) {
      table.print(out);
    }
  }

  static void applied(JsonNode applied, PrintWriter out) {
    for (String what : new String[] {"created", "changed", "unchanged", "removed"}) {
      out.println(what + ": " + Text.of(applied.path(what)));
    }
  }

  static void told(JsonNode entry, PrintWriter out) {
    String reason = entry.path("reason").isTextual() ? ": " + Text.of(entry.path("reason")) : "";
    String skipped =
        entry.path("skipped").isObject()
            ? "; skips partition "
                + entry.at("/skipped/partition").asText()
                + " offset "
                + entry.at("/skipped/offset").asText()
            : "";
    out.println(
        Text.of(entry.path("name")) + " is " + Text.of(entry.path("activity")) + reason + skipped);
  }

  static void exchange(JsonNode exchange, PrintWriter out) {
    JsonNode request = exchange.path("request");
    out.println("> " + Text.of(request.path("method")) + " " + Text.of(request.path("url")));
    headers("> ", request.path("headers"), out);
    out.println("> " + Text.of(request.path("body")));
    JsonNode response = exchange.path("response");
    if (response.isObject()) {
      out.println("< " + response.path("status").asText());
      headers("< ", response.path("headers"), out);
      out.println("< " + Text.of(response.path("body")));
    } else {
      out.println("no answer: " + Text.of(exchange.path("error")));
    }
    String verdict = exchange.path("accepted").asBoolean() ? "accepted" : "not accepted";
    out.println(verdict + " after " + Text.of(exchange.path("millis")) + " ms");
  }

  private static void headers(String mark, JsonNode headers, PrintWriter out) {
    headers
        .properties()
        .forEach(
            header ->
                header
                    .getValue()
                    .forEach(
                        value ->
                            out.println(
                                mark + Text.line(header.getKey() + ": " + value.asText()))));
  }

  private static void line(PrintWriter out, String label, JsonNode value) {
    out.println("  " + label + " ".repeat(Math.max(1, 13 - label.length())) + Text.of(value));
  }
}
