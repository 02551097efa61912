package io.registrynotifier.process;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /healthz} says that the process lives; {@code /readyz} that it can do its work.
 *
 * <p>A process that is not ready answers 503 with every failing check and its cause:
 *
 * <pre>{"status":"not ready","failing":{"bridge.kafka":"no broker reached"}}</pre>
 */
final class HealthPages {
  private final List<? extends Service> services;

  HealthPages(List<? extends Service> services) {
    this.services = List.copyOf(services);
  }

  void addTo(RoutesConfig routes) {
    routes.get("/healthz", http -> answer(http, 200, status("alive")));
    routes.get("/readyz", this::ready);
  }

  private void ready(Context http) {
    Map<String, String> failing = failing();
    if (failing.isEmpty()) {
      answer(http, 200, status("ready"));
      return;
    }
    ObjectNode json = status("not ready");
    ObjectNode causes = json.putObject("failing");
    failing.forEach(causes::put);
    answer(http, 503, json);
  }

  private Map<String, String> failing() {
    Map<String, String> failing = new LinkedHashMap<>();
    for (Service service : services) {
      for (ReadinessCheck check : service.checks()) {
        check
            .problem()
            .ifPresent(problem -> failing.put(service.name() + "." + check.name(), problem));
      }
    }
    return failing;
  }

  private static ObjectNode status(String status) {
    return JsonNodeFactory.instance.objectNode().put("status", status);
  }

  private static void answer(Context http, int status, ObjectNode json) {
    http.status(status)
        .header("Cache-Control", "no-store")
        .contentType("application/json")
        .result(json.toString());
  }
}
