package io.registrynotifier.system.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.system.report.Report;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator does first, and what then goes wrong. */
final class ComposeIT {
  private static final String TOKEN = "the-token-of-this-test-alone-32-characters";
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int A_SECOND_OF_DELIVERIES = 300;

  @Test
  void nothing_isLost_whenAWorkerIsKilledAndTheBrokerRestarts() {
    try (Composition all =
        Composition.of("notifier-it", List.of("docker-compose.yml"), Map.of("API_TOKEN", TOKEN))) {
      // Given
      long begun = System.nanoTime();
      all.build();
      long built = System.nanoTime();
      all.up();
      try (ComposedRegistry registry = ComposedRegistry.of(all, 1)) {
        report("build", begun, built);
        report("start to ready", built, System.nanoTime());
        registry.use(40);
        Arrivals first = registry.awaitDelivered();
        assertThat(first.repeats()).isZero();
        assertThat(status(all, "another")).isEqualTo(401);
        assertThat(status(all, TOKEN)).isEqualTo(200);
        scale(all);
        assertThatContainersAreConfined(all);

        // When
        String victim = all.containers("worker").get(0);
        registry.useDuring("kill", "--signal", "KILL", victim);
        registry.useDuring("restart", "--time", "20", all.containers("kafka").get(0));
        registry.use(100);
        Arrivals arrived = registry.awaitDelivered();

        // Then
        Report.line(
            "compose: worker killed, broker restarted: %d events, 0 lost, %d repeated, %d s in all"
                .formatted(
                    registry.published(), arrived.repeats(), seconds(begun, System.nanoTime())));
        assertThat(arrived.events()).isEqualTo(registry.published()).isGreaterThan(100);
        assertThat(arrived.repeats()).isLessThan(A_SECOND_OF_DELIVERIES);
        assertThatWorkersEndInOrder(all, victim);
      }
    }
  }

  private static void scale(Composition all) {
    all.up("--no-recreate", "--scale", "worker=3");
    assertThat(all.containers("worker")).hasSize(3);
    await().atMost(LIMIT).until(() -> all.containers("worker").stream().allMatch(all::isHealthy));
    ScrapedTargets prometheus = new ScrapedTargets(all.uri("prometheus", 9090));
    await().atMost(LIMIT).until(() -> prometheus.up("worker") == 3);
    await().atMost(LIMIT).until(() -> prometheus.up("bridge") == 1);
    await().atMost(LIMIT).until(() -> prometheus.workersWithALedger() == 3);
  }

  /** What a worker answers whoever shows this token. */
  private static int status(Composition all, String token) {
    HttpRequest request =
        HttpRequest.newBuilder(all.uri("worker", 8080).resolve("api/status"))
            .header("Authorization", "Bearer " + token)
            .build();
    return HttpClient.newHttpClient()
        .sendAsync(request, BodyHandlers.discarding())
        .join()
        .statusCode();
  }

  private static void assertThatContainersAreConfined(Composition all) {
    for (String service : List.of("bridge", "worker", "receiver")) {
      String template = "{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}}";
      assertThat(all.inspect(all.containers(service).get(0), template))
          .as(service)
          .isEqualTo("10001:10001 true [ALL]");
    }
    String size = all.docker("image", "inspect", "--format", "{{.Size}}", Composition.IMAGE);
    Report.line("compose: image of %d MB".formatted(Long.parseLong(size) / 1_000_000));
  }

  private static void assertThatWorkersEndInOrder(Composition all, String victim) {
    all.stop("worker");
    List<String> survivors =
        all.containers("worker").stream().filter(each -> !each.equals(victim)).toList();
    assertThat(survivors).hasSize(2);
    assertThat(survivors)
        .allSatisfy(each -> assertThat(all.inspect(each, "{{.State.ExitCode}}")).isEqualTo("0"));
  }

  private static void report(String part, long from, long to) {
    Report.line("compose: %s: %d s".formatted(part, seconds(from, to)));
  }

  private static long seconds(long from, long to) {
    return Duration.ofNanos(to - from).toSeconds();
  }
}
