package io.registrynotifier.worker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.testkit.Figures;
import io.registrynotifier.testkit.SharedBroker;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How long a change takes until all of three workers go by it. */
final class WorkerDirectoryReachIT {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Duration GOAL = Duration.ofSeconds(2);
  private static final int CHANGES = 50;

  @Test
  void change_reachesThreeWorkers_withinTwoSeconds() {
    // Given
    String name = SharedBroker.unique("reach");
    Endpoint first = Endpoint.of(name, URI.create("http://localhost:1/0"));
    try (WorkerRun one = WorkerRun.start(SharedBroker.bootstrapServers(), name, first);
        WorkerRun two = one.another();
        WorkerRun three = one.another()) {
      List<WorkerRun> runs = List.of(one, two, three);
      await().atMost(DEADLINE).until(() -> runs.stream().allMatch(WorkerRun::isReady));
      await().atMost(DEADLINE).until(() -> revision(one, name) >= 0);
      // When
      List<Duration> took = new ArrayList<>();
      for (int number = 1; number <= CHANGES; number++) {
        took.add(
            change(runs, runs.get(number % runs.size()), name, "http://localhost:1/" + number));
      }
      // Then
      took.sort(null);
      Duration median = took.get(CHANGES / 2);
      Duration worst = took.get(CHANGES - 1);
      Figures.line(
          "directory: a change reaches three workers in %d ms (median of %d), %d ms (worst)"
              .formatted(median.toMillis(), CHANGES, worst.toMillis()));
      assertThat(worst).isLessThan(GOAL);
    }
  }

  private static long revision(WorkerRun run, String name) {
    return run.app().directory().snapshot().entry(name).map(entry -> entry.revision()).orElse(-1L);
  }

  /** From when it is asked for until the last worker's next attempt goes by it. */
  private static Duration change(List<WorkerRun> runs, WorkerRun asked, String name, String url) {
    await()
        .until(
            () ->
                revision(asked, name)
                    == runs.stream().mapToLong(run -> revision(run, name)).max().orElseThrow());
    long start = System.nanoTime();
    var changed =
        asked
            .app()
            .directory()
            .change(name, "{url: '" + url + "'}", revision(asked, name))
            .orTimeout(30, TimeUnit.SECONDS);
    URI wanted = URI.create(url);
    await()
        .atMost(DEADLINE)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () ->
                runs.stream()
                    .allMatch(
                        run ->
                            run.app()
                                .running(name)
                                .filter(it -> it.url().equals(wanted))
                                .isPresent()));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(changed.join().endpoint().url()).isEqualTo(wanted);
    return took;
  }
}
