package io.registrynotifier.system.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.registrynotifier.deploy.Deployed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Prometheus' configuration as it stands under {@code deploy}, with the addresses of a test, and in
 * a hurry: it looks every second, judges twice a second, and its rules take a second for a minute.
 */
final class HurriedConfiguration {
  private static final String LOOK = "1s";
  private static final String JUDGE = "500ms";

  private HurriedConfiguration() {}

  /**
   * Writes it and its rules into a directory.
   *
   * @param targets the addresses of each job, by its name
   * @return the configuration's file; JSON, which is YAML too
   */
  static Path write(Path directory, Map<String, List<String>> targets) {
    try {
      for (Path rules : Deployed.files("prometheus/rules")) {
        Files.writeString(directory.resolve(rules.getFileName()), Hurry.up(Deployed.text(rules)));
      }
      JsonNode configuration = configuration(directory, targets);
      return Files.writeString(directory.resolve("prometheus.json"), configuration.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("writing Prometheus' configuration", e);
    }
  }

  private static JsonNode configuration(Path directory, Map<String, List<String>> targets) {
    ObjectNode configuration =
        (ObjectNode) Deployed.tree(Deployed.path("prometheus/prometheus.yml"));
    configuration
        .withObject("/global")
        .put("scrape_interval", LOOK)
        .put("scrape_timeout", LOOK)
        .put("evaluation_interval", JUDGE);
    configuration.putArray("rule_files").add(directory.resolve("*.yml").toString());
    configuration
        .path("scrape_configs")
        .forEach(
            job ->
                address(
                    (ObjectNode) job,
                    targets.getOrDefault(job.path("job_name").asText(), List.of())));
    return configuration;
  }

  private static void address(ObjectNode job, List<String> targets) {
    job.remove("dns_sd_configs");
    var addresses = job.putArray("static_configs").addObject().putArray("targets");
    targets.forEach(addresses::add);
  }
}
